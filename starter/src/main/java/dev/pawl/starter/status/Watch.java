package dev.pawl.starter.status;

import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.starter.cli.UserError;
import dev.pawl.starter.engine.Reading;
import dev.pawl.starter.output.Terminal;
import dev.pawl.worker.TemporalUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Follows an upgrade until there is nothing more to wait for. */
public final class Watch {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Screen screen;
  private Instant heldSince;
  private String silence;

  public Watch(Terminal terminal) {
    this.screen = new Screen(terminal);
  }

  /** What was seen last, and the exit code it means. */
  public record End(Reading last, int exitCode) {}

  /** Looks every second; Temporal or the worker may be away in between. */
  public End follow(Supplier<Reading> look) throws InterruptedException {
    while (true) {
      Instant now = Instant.now();
      Optional<Reading> reading = look(look);
      OptionalInt exitCode = reading.map(r -> show(r, now)).orElse(OptionalInt.empty());
      if (exitCode.isPresent()) {
        return new End(reading.get(), exitCode.getAsInt());
      }
      Thread.sleep(PAUSE.toMillis());
    }
  }

  private OptionalInt show(Reading reading, Instant now) {
    screen.show(reading.status(), now);
    sayOnce(reading.silence());
    boolean held = reading.status().state() == UpgradeState.HELD;
    heldSince = held ? Objects.requireNonNullElse(heldSince, now) : null;
    return Outcome.exitCode(reading.status(), heldSince, now);
  }

  /** A Temporal that is away for a while ends nothing: the upgrade waits for it too. */
  private Optional<Reading> look(Supplier<Reading> look) {
    try {
      return Optional.of(look.get());
    } catch (UserError | TemporalUnavailable e) {
      sayOnce(e.getMessage());
      return Optional.empty();
    }
  }

  private void sayOnce(String why) {
    boolean begins = why != null && silence == null;
    silence = why;
    if (begins) {
      screen.say(why);
    }
  }
}
