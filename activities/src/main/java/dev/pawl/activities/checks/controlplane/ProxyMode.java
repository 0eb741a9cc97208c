package dev.pawl.activities.checks.controlplane;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Ref;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import java.util.List;
import java.util.regex.Pattern;

/** kube-proxy in mode ipvs is on its way out: deprecated in 1.35, removed later (KEP-5495). */
final class ProxyMode implements Check {

  @Override
  public About about() {
    return new About(
        "KP-IPVS",
        "kube-proxy in a mode that ends",
        Severity.WARN,
        Owner.PLATFORM,
        When.ONCE,
        List.of(Readings.PROXY_CONFIG));
  }

  private static final Pattern IPVS =
      Pattern.compile("^mode:\\s*[\"']?ipvs[\"']?\\s*$", Pattern.MULTILINE);

  @Override
  public Found look(View view) {
    return Found.of(
        view.read(Readings.PROXY_CONFIG).stream()
            .filter(c -> c.getData() != null)
            .filter(c -> c.getData().values().stream().anyMatch(t -> IPVS.matcher(t).find()))
            .map(
                c ->
                    Finding.warn(
                        Ref.of(c),
                        "sets kube-proxy's mode to ipvs, which is deprecated since 1.35",
                        "move to nftables")));
  }
}
