package dev.pawl.activities.checks.controlplane;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import java.util.List;

/**
 * The KMS plugin by which apiservers encrypt what they store: without it a restarted apiserver
 * reads no Secret. Apiservers tell of it among their parts.
 */
final class EncryptionAtRest implements Check {

  @Override
  public About about() {
    return new About(
        "ENC-AT-REST",
        "key services without which no Secret can be read",
        Severity.BLOCK,
        Owner.PLATFORM,
        When.CONTROL_PLANE,
        List.of(Readings.READYZ.reading(), Readings.APISERVERS));
  }

  private static final String FAILED = "[-]kms-provider";

  @Override
  public Found look(View view) {
    return Found.of(
        view.each(Readings.READYZ).each().stream()
            .filter(a -> a.said().stream().anyMatch(line -> line.startsWith(FAILED)))
            .map(
                a ->
                    Finding.block(
                        a.server(),
                        "does not reach its KMS plugin: once restarted, it reads no Secret",
                        "mend the plugin (see its log, and encryption-provider-config) first")));
  }
}
