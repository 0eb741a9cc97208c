package dev.pawl.worker;

import dev.pawl.activities.Activities;
import dev.pawl.activities.kube.Clusters;
import dev.pawl.activities.kube.RequestLimit;
import dev.pawl.activities.step.ActivityPulses;
import dev.pawl.activities.step.FailureInterceptor;
import dev.pawl.worker.metrics.Metrics;
import dev.pawl.worker.metrics.StepMeters;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** What a worker is made of, and the order in which it is taken apart. */
record WorkerParts(PawlWorker worker, ActivityPulses pulses, Clusters clusters)
    implements AutoCloseable {

  static WorkerParts create(
      TemporalConnection temporal, Path workDir, RequestLimit kubeLimit, Metrics metrics) {
    Clock clock = Clock.systemUTC();
    Clusters clusters = new Clusters(kubeLimit);
    ActivityPulses pulses = new ActivityPulses(clock);
    PawlWorker worker =
        new PawlWorker(
            temporal,
            Activities.create(clusters, pulses, clock, workDir),
            // Innermost first: the meters see a failure as Temporal will.
            List.of(new FailureInterceptor(), new StepMeters(metrics.registry())));
    return new WorkerParts(worker, pulses, clusters);
  }

  /** Steps first, then what they talk through. */
  @Override
  public void close() {
    worker.stop();
    pulses.close();
    clusters.close();
  }
}
