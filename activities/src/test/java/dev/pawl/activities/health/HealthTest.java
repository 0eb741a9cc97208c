package dev.pawl.activities.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.SimWorld;
import dev.pawl.activities.gate.GateActivitiesImpl;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.activities.pods.PodHealth;
import dev.pawl.planner.gate.GateLimits;
import dev.pawl.planner.gate.Verdict;
import dev.pawl.planner.spec.GateAfter;
import dev.pawl.planner.spec.GateQuestion;
import dev.pawl.planner.spec.GateSpec;
import dev.pawl.workflows.activity.GateActivities.GateReport;
import dev.pawl.workflows.activity.GateActivities.GateRequest;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a gate for health says before and after, on the simulator. */
class HealthTest {

  @TempDir Path directory;
  private SimWorld world;
  private GateActivitiesImpl activities;

  @BeforeEach
  void start() {
    world = new SimWorld(directory);
    world.sim.populate().pool("workers", 2, p -> p).createAndWait(Duration.ofSeconds(30));
    world.clusterActivities().admit(world.admit(world.upgrade));
    activities = new GateActivitiesImpl(world.clusters, step -> world.pulse, name -> null);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void shouldNotWaitForWhatWasBrokenBefore() {
    down("workers-0");
    missing("old", 2);
    activities.recordHealth(world.upgrade);

    assertThat(look().verdict()).isEqualTo(Verdict.SUCCESS);
  }

  @Test
  void shouldNameWhatIsWorseThanBefore() {
    missing("old", 1);
    activities.recordHealth(world.upgrade);
    down("workers-0");
    missing("old", 2);

    GateReport report = look();

    assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
    assertThat(report.objects()).containsExactly("Node/workers-0", "Deployment/default/old");
    assertThat(report.sentence())
        .startsWith(
            "gate well: 1 look said no; at last worse than before the upgrade: Node/workers-0 is not"
                + " Ready; Deployment/default/old has 0 of 2 pods available");
    assertThat(look("shop").objects()).containsExactly("Node/workers-0");
    assertThat(look(Set.of("workers-0")).objects()).containsExactly("Deployment/default/old");
  }

  @Test
  void shouldKeepTheFirstWordAndHandItToWhoeverTakesOver() {
    activities.recordHealth(world.upgrade);
    missing("new", 1);
    activities.recordHealth(world.upgrade);
    world.clusterActivities().admit(world.admit(world.upgrade("u2")));

    assertThat(look().objects()).containsExactly("Deployment/default/new");
  }

  @Test
  void shouldSeeABarePodThatFindsNoPlace() {
    activities.recordHealth(world.upgrade);
    world
        .client()
        .pods()
        .inNamespace("default")
        .resource(
            new PodBuilder()
                .withNewMetadata()
                .withName("lost")
                .endMetadata()
                .withNewSpec()
                .withNodeSelector(Map.of("no", "where"))
                .addNewContainer()
                .withName("main")
                .withImage("x")
                .endContainer()
                .endSpec()
                .build())
        .create();
    // It is the scheduler who says so, and whoever writes the same status beside it may come too
    // late.
    SimWorld.await("pod lost is said to be without place", () -> PodHealth.withoutRoom(lost()));

    assertThat(look().objects()).containsExactly("Pod/default/lost");
  }

  @Test
  void shouldNotPassWhereNobodyKnowsHowItWas() {
    GateReport report = look();
    assertThat(report.verdict()).isEqualTo(Verdict.ERROR);
    assertThat(report.objects()).containsExactly("Lease/kube-system/pawl");
  }

  private GateReport look(String... namespaces) {
    return look(Set.of(), namespaces);
  }

  private GateReport look(Set<String> busy, String... namespaces) {
    GateSpec gate =
        new GateSpec(
            "well",
            new GateQuestion.Health(List.of(namespaces)),
            GateAfter.NODE,
            null,
            null,
            new GateLimits(Duration.ofMillis(1), 1, 0, 0, 0));
    return activities.look(new GateRequest(world.upgrade, gate, busy));
  }

  private void down(String node) {
    world.sim.faults().nodeDown(node::equals);
    SimWorld.await("node " + node + " goes down", () -> !NodeFacts.ready(world.read(node)));
  }

  private Pod lost() {
    return world.client().pods().inNamespace("default").withName("lost").get();
  }

  /** A Deployment whose pods nobody makes. */
  private void missing(String name, int replicas) {
    world
        .client()
        .apps()
        .deployments()
        .inNamespace("default")
        .resource(
            new DeploymentBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .withReplicas(replicas)
                .withNewSelector()
                .addToMatchLabels("app", name)
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .addToLabels("app", name)
                .endMetadata()
                .withNewSpec()
                .withNodeSelector(Map.of("no", "where"))
                .addNewContainer()
                .withName("main")
                .withImage("x")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build())
        .serverSideApply();
  }
}
