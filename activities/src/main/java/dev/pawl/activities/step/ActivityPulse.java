package dev.pawl.activities.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pawl.planner.hold.Hold;
import dev.pawl.workflows.message.StepHold;
import dev.pawl.workflows.payload.PawlDataConverter;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.ActivityWorkerShutdownException;
import io.temporal.common.CancellationToken;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pulse of a Temporal activity. All talk with Temporal is in the background: a Temporal that
 * does not answer must not stop a step from looking after its node.
 */
final class ActivityPulse implements Pulse {

  private static final Logger log = LoggerFactory.getLogger(ActivityPulse.class);
  private static final Duration BEAT = Duration.ofSeconds(1);
  private static final ObjectMapper MAPPER = PawlDataConverter.mapper();

  private final String step;
  private final ActivityExecutionContext activity;
  private final Clock clock;
  private final ScheduledExecutorService background;
  private final Future<?> beats;
  private final CancellationToken.Registration onCancel;
  private final HoldTeller teller;
  private final WakeUp wakeUp = new WakeUp();
  private final AtomicReference<JsonNode> note;
  private final AtomicReference<ActivityCompletionException> over = new AtomicReference<>();

  ActivityPulse(
      String step,
      ActivityExecutionContext activity,
      Clock clock,
      ScheduledExecutorService background) {
    this.step = step;
    this.activity = activity;
    this.clock = clock;
    this.background = background;
    this.teller = new HoldTeller(activity.getInfo().getAttempt() > 1);
    this.note =
        new AtomicReference<>(activity.getLastHeartbeatDetails(JsonNode.class).orElse(null));
    this.onCancel = activity.getCancellationToken().onCancel(wakeUp::wake);
    this.beats =
        background.scheduleWithFixedDelay(this::beat, 0, BEAT.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void check() {
    ActivityCompletionException end = over.get();
    if (end != null) {
      throw end;
    }
    activity.getCancellationToken().throwIfCancellationRequested();
  }

  @Override
  public void hold(Hold hold) {
    teller.hold(hold, clock.instant());
  }

  @Override
  public void holdNow(Hold hold) {
    teller.holdNow(hold, clock.instant());
    background.execute(this::tell);
  }

  @Override
  public void moving() {
    teller.moving();
  }

  @Override
  public void pause(Duration atMost) {
    check();
    wakeUp.await(atMost);
    check();
  }

  @Override
  public void wake() {
    wakeUp.wake();
  }

  @Override
  public <T> void note(T details) {
    note.set(MAPPER.valueToTree(details));
  }

  @Override
  public <T> Optional<T> noted(Class<T> type) {
    return Optional.ofNullable(note.get()).map(n -> MAPPER.convertValue(n, type));
  }

  @Override
  public void close() {
    beats.cancel(false);
    onCancel.close();
    // The next attempt says it again, after a worker's end.
    if (!(over.get() instanceof ActivityWorkerShutdownException)) {
      teller.end();
      tell();
    }
  }

  private void beat() {
    try {
      activity.heartbeat(note.get());
    } catch (ActivityCompletionException e) {
      over.compareAndSet(null, e);
      wakeUp.wake();
    } catch (RuntimeException e) {
      log.atDebug().addKeyValue("step", step).setCause(e).log("heartbeat failed");
    }
    if (over.get() == null) {
      tell();
    }
  }

  /** One at a time, so that what is told last is what stands. */
  private synchronized void tell() {
    if (!teller.due(clock.instant())) {
      return;
    }
    Hold hold = teller.next();
    try {
      HoldSignal.send(activity, new StepHold(step, hold));
      teller.hasTold(hold, clock.instant());
    } catch (RuntimeException e) {
      log.atWarn()
          .addKeyValue("step", step)
          .addKeyValue("cause", e.getMessage())
          .log("the workflow could not be told why the step waits; it is tried again");
    }
  }
}
