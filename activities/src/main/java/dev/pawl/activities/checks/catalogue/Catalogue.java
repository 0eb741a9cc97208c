package dev.pawl.activities.checks.catalogue;

import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.api.ApiChecks;
import dev.pawl.activities.checks.budget.BudgetChecks;
import dev.pawl.activities.checks.controlplane.ControlPlaneChecks;
import dev.pawl.activities.checks.crd.DefinitionChecks;
import dev.pawl.activities.checks.discovery.DiscoveryChecks;
import dev.pawl.activities.checks.node.NodeChecks;
import dev.pawl.activities.checks.version.VersionChecks;
import dev.pawl.activities.checks.volume.VolumeChecks;
import dev.pawl.activities.checks.webhook.WebhookChecks;
import dev.pawl.activities.checks.workload.WorkloadChecks;
import dev.pawl.planner.check.Stage;
import java.util.List;
import java.util.stream.Stream;

/** All checks, room by room. */
public final class Catalogue {

  private Catalogue() {}

  /** In the order of the catalogue. */
  public static List<Check> all() {
    return Stream.of(
            VersionChecks.all(),
            ApiChecks.all(),
            DefinitionChecks.all(),
            WebhookChecks.all(),
            DiscoveryChecks.all(),
            ControlPlaneChecks.all(),
            NodeChecks.all(),
            VolumeChecks.all(),
            BudgetChecks.all(),
            WorkloadChecks.all())
        .flatMap(List::stream)
        .toList();
  }

  /** Those that run at that time. */
  public static List<Check> at(Stage stage) {
    return all().stream().filter(c -> c.about().stages().contains(stage)).toList();
  }
}
