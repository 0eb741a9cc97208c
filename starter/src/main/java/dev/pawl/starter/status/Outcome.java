package dev.pawl.starter.status;

import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.starter.cli.ExitCode;
import dev.pawl.workflows.status.UpgradeStatus;
import dev.pawl.workflows.status.UpgradeStatus.StepStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.OptionalInt;

/** When watching ends, and with which exit code (design §6). */
public final class Outcome {

  /** A person may be on the way for that long. */
  static final Duration HELD_TOO_LONG = Duration.ofMinutes(5);

  private Outcome() {}

  /**
   * The exit code, or nothing while it makes sense to go on watching.
   *
   * @param heldSince when the watcher first saw it held; null where it is not
   */
  public static OptionalInt exitCode(UpgradeStatus status, Instant heldSince, Instant now) {
    return switch (status.state()) {
      case SUCCEEDED, SUCCEEDED_WITH_QUARANTINE -> OptionalInt.of(ExitCode.CLEAR);
      case FAILED, ABORTED, ROLLBACK_INCOMPLETE -> OptionalInt.of(ExitCode.FAILED);
      case ROLLED_BACK -> OptionalInt.of(ExitCode.ROLLED_BACK);
      case HELD -> tooLong(status, heldSince, now);
      case RUNNING, PAUSED, ROLLING_BACK -> OptionalInt.empty();
    };
  }

  private static OptionalInt tooLong(UpgradeStatus status, Instant seen, Instant now) {
    boolean passes = status.holds().stream().anyMatch(h -> h.hold().code().passes());
    Instant since = stoodStill(status, seen);
    boolean over = since != null && Duration.between(since, now).compareTo(HELD_TOO_LONG) > 0;
    return over && !passes ? OptionalInt.of(ExitCode.HELD) : OptionalInt.empty();
  }

  /** It stands still since the last of its steps has: the latest hold began it. */
  private static Instant stoodStill(UpgradeStatus status, Instant seen) {
    return status.state() != UpgradeState.HELD
        ? null
        : status.holds().stream()
            .map(StepStatus::since)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(seen);
  }
}
