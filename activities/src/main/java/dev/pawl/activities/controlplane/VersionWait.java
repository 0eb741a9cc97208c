package dev.pawl.activities.controlplane;

import dev.pawl.activities.step.Pulse;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.spec.Durations;
import dev.pawl.planner.version.KubeVersion;
import dev.pawl.workflows.failure.StepFailure;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Waits until the apiserver answers with a version. While it restarts it may refuse connections,
 * answer 5xx, or not know its users yet: all of that is waited out.
 */
final class VersionWait {

  private static final Duration LOOK = Duration.ofSeconds(1);

  /** An outage shorter than this is what a restart looks like. */
  private static final Duration RESTART = Duration.ofSeconds(10);

  private final Supplier<KubeVersion> ask;
  private final Clock clock;
  private final Pulse pulse;

  VersionWait(Supplier<KubeVersion> ask, Clock clock, Pulse pulse) {
    this.ask = ask;
    this.clock = clock;
    this.pulse = pulse;
  }

  /**
   * Returns when it answers with the version.
   *
   * @param atMost from now on
   * @throws io.temporal.failure.ApplicationFailure EXEC_FAILED when it does not in time
   */
  void until(KubeVersion to, Duration atMost) {
    Instant begun = clock.instant();
    Instant lastAnswer = begun;
    String last = "has not answered";
    while (true) {
      pulse.check();
      try {
        KubeVersion now = ask.get();
        if (now.equals(to)) {
          pulse.moving();
          return;
        }
        lastAnswer = clock.instant();
        last = "still says " + now;
        pulse.moving();
      } catch (KubernetesClientException e) {
        last = "does not answer (" + reason(e) + ")";
        silent(lastAnswer, last);
      }
      if (!clock.instant().isBefore(begun.plus(atMost))) {
        throw StepFailure.of(
            new Hold(
                HoldCode.EXEC_FAILED,
                "The command has succeeded, but %s later the API server %s; expected %s."
                    .formatted(Durations.format(atMost), last, to)));
      }
      pulse.pause(LOOK);
    }
  }

  private void silent(Instant lastAnswer, String last) {
    if (!clock.instant().isBefore(lastAnswer.plus(RESTART))) {
      pulse.holdNow(
          new Hold(
              HoldCode.API_UNREACHABLE,
              "The control plane was changed, and its API server "
                  + last
                  + " since. It is asked every second."));
    }
  }

  /** A code or the kind of failure: the words of a TLS or proxy error belong into a log. */
  private static String reason(KubernetesClientException e) {
    return e.getCode() > 0 ? "HTTP " + e.getCode() : "no connection";
  }
}
