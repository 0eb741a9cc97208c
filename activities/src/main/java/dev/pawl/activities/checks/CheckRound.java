package dev.pawl.activities.checks;

import dev.pawl.planner.check.Acceptances;
import dev.pawl.planner.check.CheckResult;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.spec.UpgradeSpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Runs checks side by side over one view of a cluster. One that fails to look, takes too long or
 * has a bug is unknown, and takes no other with it.
 */
public final class CheckRound {

  /** For one check, from the begin of the round: reads are shared, so they wait for each other. */
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  /** Reads at a time: an apiserver has others to serve. */
  private static final int READERS = 4;

  private final List<Check> checks;
  private final Duration timeout;

  public CheckRound(List<Check> checks) {
    this(checks, TIMEOUT);
  }

  CheckRound(List<Check> checks, Duration timeout) {
    this.checks = List.copyOf(checks);
    this.timeout = timeout;
  }

  /**
   * One round.
   *
   * @param spec its target's version is known
   */
  public List<CheckResult> run(KubernetesClient client, UpgradeSpec spec, Clock clock) {
    Instant now = clock.instant();
    return run(spec, now, readers -> new LiveView(client, readers, spec, now));
  }

  List<CheckResult> run(UpgradeSpec spec, Instant now, Function<ExecutorService, View> view) {
    ExecutorService threads = Executors.newCachedThreadPool(CheckRound::daemon);
    ExecutorService readers = Executors.newFixedThreadPool(READERS, CheckRound::daemon);
    try {
      return run(threads, view.apply(readers), accepted(spec, now));
    } finally {
      threads.shutdownNow();
      readers.shutdownNow();
    }
  }

  private List<CheckResult> run(ExecutorService threads, View view, Acceptances accepted) {
    List<Future<Found>> running =
        checks.stream().map(c -> threads.submit(() -> c.look(view))).toList();
    long deadline = System.nanoTime() + timeout.toNanos();
    List<CheckResult> results = new ArrayList<>();
    for (int i = 0; i < running.size(); i++) {
      About about = checks.get(i).about();
      Found found = accepted.applied(about.id(), await(running.get(i), about, deadline));
      results.add(found.result(about.id(), about.title(), about.worst()));
    }
    return results;
  }

  private Found await(Future<Found> one, About about, long deadline) {
    try {
      return one.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      one.cancel(true);
      return Found.unknown(
          about.worst(),
          "did not come to an end within %ds".formatted(timeout.toSeconds()),
          "find out what makes the API slow, and check again");
    } catch (ExecutionException e) {
      return unknown(about, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while checks ran");
    }
  }

  private static Found unknown(About about, Throwable cause) {
    return cause instanceof UnreadableException e
        ? Found.unknown(about.worst(), e.getMessage(), e.wayOut())
        : Found.unknown(
            about.worst(),
            "the check itself is broken: " + cause,
            "report this to Pawl's maintainers");
  }

  private static Acceptances accepted(UpgradeSpec spec, Instant now) {
    return new Acceptances(spec.accepted(), LocalDate.ofInstant(now, ZoneOffset.UTC));
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "check");
    thread.setDaemon(true);
    return thread;
  }
}
