package dev.pawl.activities.addon;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks at an addon's workloads twice a second while it is changed, to measure how long they were
 * away. Its own thread, because what takes them away may be one long request of a driver.
 */
final class DowntimeWatch implements AutoCloseable {

  private static final long PERIOD_MILLIS = 500;

  private final Availability availability;
  private final List<AddonObject> workloads;
  private final Clock clock;
  private final Absence absence = new Absence();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "downtime");
            made.setDaemon(true);
            return made;
          });

  private DowntimeWatch(Availability availability, List<AddonObject> workloads, Clock clock) {
    this.availability = availability;
    this.workloads = workloads;
    this.clock = clock;
  }

  /**
   * Begins with a look at what is available now.
   *
   * @throws KubernetesClientException where that look fails
   */
  static DowntimeWatch begin(KubernetesClient client, List<AddonObject> objects, Clock clock) {
    List<AddonObject> workloads = objects.stream().filter(Availability::has).toList();
    DowntimeWatch watch = new DowntimeWatch(new Availability(client), workloads, clock);
    workloads.forEach(w -> watch.absence.begin(w.ref(), watch.availability.of(w)));
    Future<?> unused =
        watch.thread.scheduleWithFixedDelay(
            watch::lookIfAnswered, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    return watch;
  }

  /** Of the workload that was away longest; an addon that is done does not fail for a last look. */
  synchronized Duration longest() {
    lookIfAnswered();
    return absence.longest(clock.instant());
  }

  private void lookIfAnswered() {
    try {
      look();
    } catch (KubernetesClientException unanswered) {
      // It is as it was at the last look, until one says otherwise.
    }
  }

  private synchronized void look() {
    workloads.stream()
        .filter(w -> absence.watches(w.ref()))
        .forEach(w -> absence.look(w.ref(), availability.of(w), clock.instant()));
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
