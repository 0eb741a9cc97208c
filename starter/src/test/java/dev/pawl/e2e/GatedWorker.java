package dev.pawl.e2e;

import dev.pawl.activities.Activities;
import dev.pawl.activities.kube.Clusters;
import dev.pawl.activities.step.ActivityPulses;
import dev.pawl.activities.step.FailureInterceptor;
import dev.pawl.starter.cli.ClusterOptions;
import dev.pawl.starter.engine.UpgradeStarter;
import dev.pawl.starter.plan.PlanMaker;
import dev.pawl.worker.PawlWorker;
import dev.pawl.worker.SearchAttributeNames;
import dev.pawl.worker.TemporalConnection;
import dev.pawl.workflows.ClusterUpgradeWorkflow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** A worker in the test's own process, so that the test can stop what it begins. */
final class GatedWorker implements AutoCloseable {

  private final Path kubeconfig;
  private final TemporalConnection temporal;
  private final Clusters clusters;
  private final ActivityPulses pulses;
  private final PawlWorker worker;

  private GatedWorker(Rig rig, StepGate gate, Path workDir) {
    kubeconfig = rig.cluster().kubeconfig();
    temporal = TemporalConnection.to(rig.temporal().address(), "default");
    clusters = new Clusters(kubeconfig);
    pulses = new ActivityPulses(Clock.systemUTC());
    worker =
        new PawlWorker(
            temporal,
            Activities.create(clusters, pulses, Clock.systemUTC(), workDir),
            List.of(new FailureInterceptor(), gate));
  }

  static GatedWorker start(Rig rig, StepGate gate) {
    try {
      GatedWorker gated =
          new GatedWorker(rig, gate, Files.createDirectories(rig.folder().resolve("work")));
      SearchAttributeNames.register(gated.temporal);
      gated.worker.start();
      return gated;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts an upgrade as {@code pawl start} does, without its checks: the upgrade's own follow. */
  ClusterUpgradeWorkflow upgrade(Path spec) {
    String id =
        new UpgradeStarter(temporal)
            .start(
                UpgradeStarter.request(
                    PlanMaker.plan(spec, ClusterOptions.of(kubeconfig)), temporal))
            .workflowId();
    return temporal.client().newWorkflowStub(ClusterUpgradeWorkflow.class, id);
  }

  @Override
  public void close() {
    worker.close();
    pulses.close();
    clusters.close();
    temporal.close();
  }
}
