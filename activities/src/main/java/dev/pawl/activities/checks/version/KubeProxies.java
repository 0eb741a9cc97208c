package dev.pawl.activities.checks.version;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.ImageTag;
import dev.pawl.activities.checks.Observed;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Ref;
import dev.pawl.activities.checks.SystemPods;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import dev.pawl.planner.version.Minor;
import java.util.List;
import java.util.Optional;

/**
 * kube-proxy may not be newer than the apiserver, nor more than three minors older than it or than
 * its kubelet.
 */
final class KubeProxies implements Check {

  @Override
  public About about() {
    return new About(
        "VER-KUBEPROXY",
        "kube-proxies too far from the apiserver",
        Severity.BLOCK,
        Owner.PLATFORM,
        When.CONTROL_PLANE,
        List.of(Readings.PODS, Readings.VERSION));
  }

  private static final int OLDEST = 3;

  @Override
  public Found look(View view) {
    Minor server = Observed.server(view).minorRelease();
    Minor target = view.target().minorRelease();
    return Found.of(
        SystemPods.app(view, "kube-proxy").stream()
            .flatMap(
                p ->
                    ImageTag.version(p)
                        .flatMap(v -> refusal(v.minorRelease(), server, target))
                        .map(why -> Finding.block(Ref.of(p), why, "bring kube-proxy to " + server))
                        .stream()));
  }

  private static Optional<String> refusal(Minor proxy, Minor server, Minor target) {
    if (proxy.compareTo(server) > 0) {
      return Optional.of("is at %s, newer than the apiserver at %s".formatted(proxy, server));
    }
    return proxy.distanceTo(target) > OLDEST
        ? Optional.of(
            "is at %s, more than %d minors older than the target %s"
                .formatted(proxy, OLDEST, target))
        : Optional.empty();
  }
}
