package dev.pawl.activities.pool;

import static dev.pawl.activities.SimWorld.NEW;
import static dev.pawl.activities.SimWorld.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.SimWorld;
import dev.pawl.activities.marks.Marks;
import dev.pawl.activities.marks.NodeWriter;
import dev.pawl.planner.check.LetBe;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.rollout.Canary;
import dev.pawl.planner.rollout.Decision;
import dev.pawl.planner.rollout.InFlight;
import dev.pawl.planner.rollout.PoolGoal;
import dev.pawl.planner.rollout.Turn;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.planner.window.StepWindows;
import dev.pawl.planner.window.WindowText;
import dev.pawl.workflows.activity.PoolActivities.DecideRequest;
import dev.pawl.workflows.activity.PoolActivities.PoolRef;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecideTest {

  @TempDir Path directory;
  private SimWorld world;

  @BeforeEach
  void start() {
    world = new SimWorld(directory);
    world
        .sim
        .populate()
        .pool("workers", 2, p -> p)
        .pool("others", 1, p -> p)
        .createAndWait(Duration.ofSeconds(30));
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private DecideRequest request(int desired, boolean untilChange) {
    return new DecideRequest(
        world.poolRef(),
        PoolGoal.UPGRADE,
        NEW,
        OLD,
        desired,
        new Canary(0, 0, true),
        InFlight.nothing(),
        null,
        null,
        null,
        untilChange);
  }

  @Test
  void shouldSeeThePoolsOwnNodesAndAskThePlanner() {
    Turn turn = world.poolActivities().decide(request(2, false)).turn();

    assertThat(turn.total()).isEqualTo(2);
    assertThat(turn.decisions()).first().isInstanceOf(Decision.Surge.class);
  }

  @Test
  void shouldFinishADrainThatAnotherAttemptBegan() {
    new NodeWriter(world.client()).change("workers-1", Marks.beginDrain("u1", Instant.now()));

    Turn turn = world.poolActivities().decide(request(2, false)).turn();

    assertThat(turn.decisions())
        .first()
        .isInstanceOfSatisfying(
            Decision.Retire.class, r -> assertThat(r.nodes()).containsExactly("workers-1"));
  }

  @Test
  void shouldWaitForAChangeAndSayWhatFor() {
    // One of two may be away, and the one that is new already is.
    world
        .sim
        .objects()
        .editStatus(
            "Node",
            "",
            "workers-0",
            s -> s.withObject("/status/nodeInfo").put("kubeletVersion", "v1.36.3"));
    world.cordon("workers-0", true);
    world.pulse.onPause(() -> world.cordon("workers-0", false));
    PoolSpec pool = SimWorld.pool(0, 1);
    DecideRequest request =
        new DecideRequest(
            new PoolRef(world.upgrade, pool),
            PoolGoal.UPGRADE,
            NEW,
            OLD,
            2,
            new Canary(0, 0, true),
            InFlight.nothing(),
            null,
            null,
            null,
            true);

    Turn turn = world.poolActivities().decide(request).turn();

    assertThat(world.pulse.said)
        .as("decided at once: %s", turn.decisions())
        .first()
        .satisfies(h -> assertThat(h.code()).isEqualTo(HoldCode.UNAVAILABLE_BUDGET));
    assertThat(turn.decisions()).first().isInstanceOf(Decision.Retire.class);
  }

  @Test
  void shouldLetNoNodeBeginWhileAWebhookHasNobodyBehindIt() {
    webhookWithoutBackend();
    world.pulse.onPause(
        () -> world.sim.objects().delete("ValidatingWebhookConfiguration", "", "guard"));

    Turn turn = world.poolActivities().decide(checked(List.of())).turn();

    assertThat(world.pulse.said)
        .first()
        .satisfies(
            h -> {
              assertThat(h.code()).isEqualTo(HoldCode.CHECK_FAILED);
              assertThat(h.objects()).containsExactly("ValidatingWebhookConfiguration/guard");
              assertThat(h.message()).startsWith("WH-FAILCLOSED: ValidatingWebhook");
            });
    assertThat(turn.decisions()).first().isInstanceOf(Decision.Surge.class);
  }

  @Test
  void shouldLetNodesBeginInSpiteOfWhatAPersonHasSkipped() {
    webhookWithoutBackend();

    Turn turn =
        world
            .poolActivities()
            .decide(checked(List.of("WH-FAILCLOSED ValidatingWebhookConfiguration/guard")))
            .turn();

    assertThat(turn.decisions()).first().isInstanceOf(Decision.Surge.class);
    assertThat(world.pulse.said).isEmpty();
  }

  /** With the checks that are run before a node. */
  private DecideRequest checked(List<String> known) {
    DecideRequest plain = request(2, true);
    return new DecideRequest(
        plain.pool(),
        plain.goal(),
        plain.target(),
        plain.origin(),
        plain.desired(),
        plain.canary(),
        plain.inFlight(),
        null,
        new LetBe(List.of(), known),
        null,
        true);
  }

  private void webhookWithoutBackend() {
    world
        .sim
        .objects()
        .create(
            """
            {"apiVersion": "admissionregistration.k8s.io/v1", "kind": "ValidatingWebhookConfiguration",
             "metadata": {"name": "guard"},
             "webhooks": [{
               "name": "guard.example.com", "failurePolicy": "Fail", "sideEffects": "None",
               "admissionReviewVersions": ["v1"],
               "clientConfig": {"service": {"namespace": "shop", "name": "guard"}},
               "rules": [{"apiGroups": [""], "apiVersions": ["v1"], "operations": ["CREATE"],
                          "resources": ["configmaps"]}]}]}
            """);
  }

  @Test
  void shouldLetNoNodeBeginWhileNoWindowIsOpen() {
    Instant now = Instant.parse("2026-11-25T12:00:00Z");
    WindowText nights =
        new WindowText("FREQ=DAILY", "02:00", Duration.ofHours(4), "UTC", null, null, null);
    StepWindows windows = new StepWindows(List.of(nights), "workers", Duration.ofMinutes(8));
    DecideRequest plain = request(2, true);
    DecideRequest request =
        new DecideRequest(
            plain.pool(),
            plain.goal(),
            plain.target(),
            plain.origin(),
            plain.desired(),
            plain.canary(),
            plain.inFlight(),
            windows,
            null,
            null,
            true);

    Turn turn = world.poolActivities(Clock.fixed(now, ZoneOffset.UTC)).decide(request).turn();

    assertThat(turn.decisions())
        .singleElement()
        .isInstanceOfSatisfying(
            Decision.Rest.class,
            rest -> {
              assertThat(rest.until()).isEqualTo("2026-11-26T02:00:00Z");
              assertThat(rest.hold().code()).isEqualTo(HoldCode.WINDOW);
              assertThat(rest.hold().message()).contains("opens at");
            });
  }
}
