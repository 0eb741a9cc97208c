package dev.pawl.e2e;

import dev.pawl.starter.cli.ClusterOptions;
import dev.pawl.starter.engine.UpgradeStarter;
import dev.pawl.starter.plan.PlanMaker;
import dev.pawl.worker.SearchAttributeNames;
import dev.pawl.worker.TemporalConnection;
import dev.pawl.workflows.status.UpgradeStatus;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * Starts upgrades and hears of their end without a process for each: where there are hundreds, the
 * machine is left to the worker.
 */
final class DirectUpgrades implements AutoCloseable {

  private final Path kubeconfig;
  private final TemporalConnection temporal;

  DirectUpgrades(Rig rig) {
    kubeconfig = rig.cluster().kubeconfig();
    temporal = TemporalConnection.to(rig.temporal().address(), "default");
    SearchAttributeNames.register(temporal);
  }

  /**
   * Starts one as {@code pawl start} does, without its checks: the upgrade's own follow.
   *
   * @return done when it has ended
   */
  CompletableFuture<UpgradeStatus> start(Path spec) {
    String id =
        new UpgradeStarter(temporal)
            .start(
                UpgradeStarter.request(
                    PlanMaker.plan(spec, ClusterOptions.of(kubeconfig)), temporal))
            .workflowId();
    return temporal.client().newUntypedWorkflowStub(id).getResultAsync(UpgradeStatus.class);
  }

  @Override
  public void close() {
    temporal.close();
  }
}
