package dev.pawl.activities.checks.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.ManualClock;
import dev.pawl.activities.SimWorld;
import dev.pawl.planner.check.Stage;
import dev.pawl.planner.spec.SpecReader;
import dev.pawl.workflows.activity.CheckActivities.AwaitRequest;
import dev.pawl.workflows.activity.CheckActivities.CheckReport;
import dev.pawl.workflows.activity.CheckActivities.CheckRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the workflow hears of the catalogue's checks, on the simulator. */
class CheckActivitiesImplTest {

  private static final String SPEC =
      """
      apiVersion: pawl.dev/v1alpha1
      kind: ClusterUpgrade
      metadata: {name: prod-eu}
      spec:
        target: {version: 1.36.3}
        controlPlane: {driver: exec, exec: {upgrade: ["./swap.sh"]}}
        pools:
          items:
            - {name: workers, selector: {matchLabels: {pool: workers}}, driver: kwok}
            - {name: other, selector: {matchLabels: {pool: other}}, driver: kwok}
      """;
  private static final String BUDGET = "PodDisruptionBudget/shop/web";

  @TempDir Path directory;
  private SimWorld world;
  private CheckActivitiesImpl activities;
  private final ManualClock clock = new ManualClock(Instant.now());

  @BeforeEach
  void start() {
    world = new SimWorld(directory);
    world
        .sim
        .populate()
        .pool("workers", 3, p -> p)
        .pool("other", 1, p -> p)
        .deployment("shop", "web", 2, w -> w.apart("kubernetes.io/hostname").maxUnavailable("1"))
        .createAndWait(Duration.ofSeconds(30));
    world.clusterActivities().admit(world.admit(world.upgrade));
    activities = new CheckActivitiesImpl(world.clusters, world.pulse::at, clock);
    world.pulse.onPause(this::timePasses);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void shouldFindNothingInACleanCluster() {
    for (Stage stage : Stage.values()) {
      assertThat(look(stage).obstacles()).as("%s", stage).isEmpty();
    }
    assertThat(world.pulse.pauses()).isZero();
  }

  @Test
  void shouldNameWhatIsInTheWayOfAPool() {
    allow(0);

    CheckReport report = look(Stage.POOL);

    assertThat(report.obstacles())
        .singleElement()
        .satisfies(
            o -> {
              assertThat(o.key()).isEqualTo("PDB-STRUCTURAL " + BUDGET);
              assertThat(o.sentence()).startsWith(BUDGET + " lets none of its 2 pods go");
            });
    assertThat(report.more()).isZero();
  }

  @Test
  void shouldGiveItAMomentToPass() {
    allow(0);
    world.pulse.onPause(
        () -> {
          allow(1);
          timePasses();
        });

    assertThat(look(Stage.POOL).obstacles()).isEmpty();
  }

  @Test
  void shouldAskOnlyOfThePoolsItIsAbout() {
    barePod();

    assertThat(look(Stage.POOL, "", List.of("workers")).keys())
        .containsExactly("WL-BARE Pod/shop/bare");
    assertThat(look(Stage.POOL, "", List.of("other")).obstacles()).isEmpty();
  }

  @Test
  void shouldPassOverWhatAPersonHasLetBe() {
    allow(0);

    assertThat(
            activities.check(
                request(Stage.POOL, "", List.of(), List.of("PDB-STRUCTURAL " + BUDGET))))
        .satisfies(r -> assertThat(r.obstacles()).isEmpty());
  }

  @Test
  void shouldTellWhatIsAcceptedAndBlockAgainOnceThatIsOver() {
    allow(0);
    String accept =
        "  checks: {accept: [{id: PDB-STRUCTURAL, object: %s, reason: agreed, until: %s}]}\n"
            .formatted(BUDGET, clock.instant().toString().substring(0, 10));

    assertThat(activities.check(request(Stage.BEFORE_ALL, accept, List.of(), List.of())))
        .satisfies(
            r -> {
              assertThat(r.obstacles()).isEmpty();
              assertThat(r.accepted())
                  .singleElement()
                  .satisfies(
                      s ->
                          assertThat(s)
                              .startsWith("PDB-STRUCTURAL " + BUDGET + " until ")
                              .endsWith(" (agreed)"));
            });
    clock.pass(Duration.ofDays(1));

    assertThat(activities.check(request(Stage.POOL, accept, List.of(), List.of())).obstacles())
        .singleElement()
        .satisfies(o -> assertThat(o.message()).contains("which is over"));
  }

  @Test
  void shouldTellInTheEndWhatHadNotBeenThereBefore() {
    lostVolume("old");
    look(Stage.BEFORE_ALL);
    lostVolume("new");

    CheckReport report = look(Stage.AFTER);

    assertThat(report.worse())
        .singleElement()
        .satisfies(w -> assertThat(w).startsWith("PV-STALE-VA VolumeAttachment/new "));
    assertThat(report.obstacles()).isEmpty();
  }

  @Test
  void shouldHandWhatWasFoundToWhoeverTakesOver() {
    look(Stage.BEFORE_ALL);
    lostVolume("new");
    world.clusterActivities().admit(world.admit(world.upgrade("u2")));
    look(Stage.BEFORE_ALL);

    assertThat(look(Stage.AFTER).worse()).hasSize(1);
  }

  @Test
  void shouldReturnOnceTheFindingsAreOtherOnes() {
    allow(0);
    CheckRequest request = request(Stage.POOL, "", List.of(), List.of());
    List<String> seen = activities.check(request).keys();
    int before = world.pulse.pauses();
    world.pulse.onPause(
        () -> {
          if (world.pulse.pauses() == before + 2) {
            allow(1);
          }
          timePasses();
        });

    activities.awaitOtherFindings(new AwaitRequest(request, seen));

    assertThat(world.pulse.pauses()).isEqualTo(before + 2);
  }

  private CheckReport look(Stage stage) {
    return look(stage, "", List.of());
  }

  private CheckReport look(Stage stage, String field, List<String> pools) {
    return activities.check(request(stage, field, pools, List.of()));
  }

  private CheckRequest request(Stage stage, String field, List<String> pools, List<String> known) {
    return new CheckRequest(
        world.upgrade,
        new SpecReader().read(SPEC + field),
        stage,
        "a step",
        pools,
        known,
        List.of());
  }

  /** What the budget of the web shop lets go. */
  private void allow(int pods) {
    world
        .sim
        .objects()
        .edit(
            "PodDisruptionBudget",
            "shop",
            "web",
            b -> b.withObject("/spec").put("maxUnavailable", pods));
    SimWorld.await("the budget's status", () -> allowed() == pods);
  }

  private int allowed() {
    return world
        .sim
        .objects()
        .get("PodDisruptionBudget", "shop", "web")
        .orElseThrow()
        .at("/status/disruptionsAllowed")
        .asInt(-1);
  }

  /** A volume that is attached to a node that is gone: a warning at once. */
  private void lostVolume(String name) {
    world
        .sim
        .objects()
        .create(
            """
            {"apiVersion": "storage.k8s.io/v1", "kind": "VolumeAttachment", "metadata": {"name": "%s"},
             "spec": {"attacher": "disk", "nodeName": "gone", "source": {"persistentVolumeName": "x"}}}
            """
                .formatted(name));
  }

  private void barePod() {
    world
        .sim
        .objects()
        .create(
            """
            {"apiVersion": "v1", "kind": "Pod", "metadata": {"namespace": "shop", "name": "bare"},
             "spec": {"nodeName": "workers-0", "containers": [{"name": "main", "image": "x"}]}}
            """);
  }

  private void timePasses() {
    clock.pass(Duration.ofSeconds(11));
    world.pulse.wake();
  }
}
