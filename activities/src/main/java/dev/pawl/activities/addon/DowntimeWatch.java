package dev.pawl.activities.addon;

import dev.pawl.activities.addon.object.AddonObject;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Looks at an addon's workloads twice a second while it is changed, to measure how long they were
 * away. Its own thread, because what takes them away may be one long request of a driver. What it
 * has seen is noted for the next attempt, which goes on from it.
 */
final class DowntimeWatch implements AutoCloseable {

  private static final long PERIOD_MILLIS = 500;

  private final Availability availability;
  private final AddonNotes notes;
  private final Clock clock;
  private List<Absence> absences;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "downtime");
            made.setDaemon(true);
            return made;
          });

  private DowntimeWatch(
      Availability availability, AddonNotes notes, Clock clock, List<Absence> absences) {
    this.availability = availability;
    this.notes = notes;
    this.clock = clock;
    this.absences = absences;
  }

  /**
   * Begins with a look at what is available now: only that can be away, what is new is not. Where
   * an earlier attempt had that look, it goes on with what was watched then.
   *
   * @param objects of the addon before anything changes
   * @throws KubernetesClientException where the first look fails
   */
  static DowntimeWatch begin(
      KubernetesClient client, Supplier<List<AddonObject>> objects, AddonNotes notes, Clock clock) {
    Availability availability = new Availability(client);
    List<Absence> absences =
        notes
            .seen()
            .orElseGet(
                () ->
                    objects.get().stream()
                        .filter(Availability::has)
                        .map(AddonObject::called)
                        .filter(availability::of)
                        .map(Absence::none)
                        .toList());
    DowntimeWatch watch = new DowntimeWatch(availability, notes, clock, absences);
    notes.seen(absences);
    Future<?> unused =
        watch.thread.scheduleWithFixedDelay(
            watch::lookIfAnswered, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    return watch;
  }

  /**
   * Of the workload that was away longest; empty where none was there at first. An addon that is
   * done does not fail for a last look.
   */
  synchronized Optional<Duration> longest() {
    lookIfAnswered();
    return Absence.longest(absences, clock.instant());
  }

  private void lookIfAnswered() {
    try {
      look();
    } catch (KubernetesClientException unanswered) {
      // It is as it was at the last look, until one says otherwise.
    }
  }

  private synchronized void look() {
    absences =
        absences.stream()
            .map(a -> a.looked(availability.of(a.workload()), clock.instant()))
            .toList();
    notes.seen(absences);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
