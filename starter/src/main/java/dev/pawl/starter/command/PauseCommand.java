package dev.pawl.starter.command;

import dev.pawl.planner.spec.Durations;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.starter.cli.UserError;
import dev.pawl.starter.engine.Reading;
import dev.pawl.starter.engine.StatusReader;
import dev.pawl.starter.output.Terminal;
import dev.pawl.starter.status.StillMoving;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Stops an upgrade between two steps, and waits until it stands. */
@Command(
    name = "pause",
    description = "Begin no new step; running drains stop. Returns when nothing moves any more")
public final class PauseCommand extends OrderCommand {

  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "5m",
      description = "how long to wait until it stands (default: ${DEFAULT-VALUE}); 0 does not wait")
  private String timeout = "5m";

  public PauseCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Done order(Call call) throws InterruptedException {
    Duration patience = patience();
    call.orders().signal(call.entry(), "pause");
    if (patience.isZero()) {
      return call.done("pause", null, "%s is told to pause".formatted(call.entry().name()));
    }
    try (StatusReader reader = new StatusReader(call.temporal())) {
      return wait(call, reader, Instant.now().plus(patience));
    }
  }

  private Done wait(Call call, StatusReader reader, Instant deadline) throws InterruptedException {
    String told = "";
    while (true) {
      Reading reading = reader.readRunning(call.entry());
      if (reading.live() && reading.status().state() == UpgradeState.PAUSED) {
        return call.done("pause", null, "%s is paused".formatted(call.entry().name()));
      }
      if (reading.status().state().closed()) {
        throw new UserError(
            "%s has ended before it could pause: %s"
                .formatted(call.entry().name(), reading.status().state().label()));
      }
      String why = reading.live() ? StillMoving.sentence(reading.status()) : reading.silence();
      if (Instant.now().isAfter(deadline)) {
        throw new UserError(
            "%s is told to pause, but does not stand yet: %s".formatted(call.entry().name(), why));
      }
      if (!why.equals(told)) {
        tellMeanwhile(why);
        told = why;
      }
      Thread.sleep(LOOK_EVERY.toMillis());
    }
  }

  private Duration patience() {
    try {
      return Durations.parse(timeout);
    } catch (IllegalArgumentException e) {
      throw new UserError("--timeout: " + e.getMessage(), e);
    }
  }
}
