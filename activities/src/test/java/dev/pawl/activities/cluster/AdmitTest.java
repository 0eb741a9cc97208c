package dev.pawl.activities.cluster;

import static dev.pawl.activities.SimWorld.NEW;
import static dev.pawl.activities.SimWorld.OLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.pawl.activities.Failures;
import dev.pawl.activities.SimWorld;
import dev.pawl.activities.marks.Keys;
import dev.pawl.activities.marks.Marks;
import dev.pawl.activities.marks.NodeWriter;
import dev.pawl.planner.hold.Hold;
import dev.pawl.workflows.activity.ClusterActivities.Admission;
import dev.pawl.workflows.activity.ClusterActivities.AdmitRequest;
import dev.pawl.workflows.activity.ClusterActivities.PoolStart;
import dev.pawl.workflows.activity.UpgradeRef;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdmitTest {

  @TempDir Path directory;
  private SimWorld world;
  private ClusterActivitiesImpl activities;

  @BeforeEach
  void start() {
    world = new SimWorld(directory);
    world.sim.populate().pool("workers", 3, p -> p).createAndWait(Duration.ofSeconds(30));
    activities = world.clusterActivities();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private Lease lease() {
    return world.client().leases().inNamespace("kube-system").withName("pawl").get();
  }

  @Test
  void shouldTakeTheLeaseAndCountThePools() {
    Admission admission = activities.admit(world.admit(world.upgrade));

    assertThat(admission.serverVersion()).isEqualTo(NEW);
    assertThat(admission.adopted()).isEmpty();
    assertThat(admission.pools()).containsExactly(new PoolStart("workers", 3, OLD, 0));
    assertThat(lease().getSpec().getHolderIdentity()).isEqualTo("u1");
    assertThat(lease().getMetadata().getAnnotations())
        .contains(entry(Keys.TEMPORAL, SimWorld.TEMPORAL), entry(Keys.NAME, "prod-eu"));
  }

  @Test
  void shouldAnswerTheSameWhenAskedAgain() {
    Admission first = activities.admit(world.admit(world.upgrade));
    world.sim.objects().delete("Node", "", "workers-2");

    Admission second = activities.admit(world.admit(world.upgrade));

    assertThat(second.pools()).containsExactly(new PoolStart("workers", 3, OLD, 1));
    assertThat(second.serverVersion()).isEqualTo(first.serverVersion());
  }

  @Test
  void shouldRefuseAClusterThatAnotherTemporalHas() {
    activities.admit(
        new AdmitRequest(
            world.upgrade("other"), "temporal.example:7233 prod", NEW, List.of(SimWorld.pool())));

    Hold hold = Failures.holdOf(() -> activities.admit(world.admit(world.upgrade)));

    assertThat(hold.message())
        .contains("prod-eu (other)", "temporal.example:7233 prod", "kubectl delete lease");
    assertThat(hold.objects()).containsExactly("Lease/kube-system/pawl");
    assertThat(lease().getSpec().getHolderIdentity()).isEqualTo("other");
  }

  @Test
  void shouldAdoptWhatALostUpgradeLeft() {
    UpgradeRef lost = world.upgrade("lost");
    activities.admit(world.admit(lost));
    NodeWriter writer = new NodeWriter(world.client());
    for (String node : List.of("workers-0", "workers-1", "workers-2")) {
      writer.change(node, Marks.markOutdated("lost"));
    }
    writer.change("workers-0", Marks.beginDrain("lost", Instant.now()));
    machine("workers-0-p1", "workers-0", "v1.36.3");

    Admission admission = activities.admit(world.admit(world.upgrade));

    assertThat(admission.pools()).containsExactly(new PoolStart("workers", 3, OLD, 0));
    assertThat(admission.adopted())
        .singleElement()
        .asString()
        .contains("lost", "4 nodes", "1 machines", "1 drains");
    assertThat(lease().getSpec().getHolderIdentity()).isEqualTo("u1");
    assertThat(world.read("workers-0").getMetadata().getAnnotations())
        .contains(entry(Keys.UPGRADE, "u1"), entry(Keys.CORDONED, "u1"));
    assertThat(world.read("workers-0-p1").getMetadata().getAnnotations())
        .contains(entry(Keys.UPGRADE, "u1"), entry(Keys.REPLACES, "workers-0"));
  }

  @Test
  void shouldCountWhatALostUpgradeRemovedAsMissing() {
    activities.admit(world.admit(world.upgrade("lost")));
    new NodeWriter(world.client()).change("workers-1", Marks.markOutdated("lost"));
    world.sim.objects().delete("Node", "", "workers-0");

    Admission admission = activities.admit(world.admit(world.upgrade));

    assertThat(admission.pools()).containsExactly(new PoolStart("workers", 3, OLD, 1));
  }

  @Test
  void shouldCountAnewWhenTheLostUpgradeLeftNothingButItsLease() {
    activities.admit(world.admit(world.upgrade("lost")));
    world.sim.objects().delete("Node", "", "workers-0");

    Admission admission = activities.admit(world.admit(world.upgrade));

    assertThat(admission.pools()).containsExactly(new PoolStart("workers", 2, OLD, 0));
  }

  @Test
  void shouldDeleteAnEmptyMachineOfAnotherVersion() {
    machine("workers-0-p1", "workers-0", "v1.36.1");

    Admission admission = activities.admit(world.admit(world.upgrade));

    assertThat(world.nodeNames()).containsExactly("workers-0", "workers-1", "workers-2");
    assertThat(admission.adopted()).singleElement().asString().contains("was deleted");
    assertThat(admission.pools()).containsExactly(new PoolStart("workers", 3, OLD, 0));
  }

  @Test
  void shouldKeepAMachineOfAnotherVersionWhoseNodeIsGone() {
    machine("workers-9-p1", "workers-9", "v1.36.1");

    Admission admission = activities.admit(world.admit(world.upgrade));

    assertThat(world.read("workers-9-p1").getMetadata().getAnnotations())
        .doesNotContainKeys(Keys.REPLACES, Keys.UPGRADE);
    assertThat(admission.adopted()).singleElement().asString().contains("stays as a node");
    assertThat(admission.pools()).containsExactly(new PoolStart("workers", 4, OLD, 0));
  }

  private void machine(String name, String replaces, String version) {
    world
        .sim
        .populate()
        .object(
            """
            {"apiVersion":"v1","kind":"Node","metadata":{"name":"%s",
             "labels":{"pool":"workers"},
             "annotations":{"kwok.x-k8s.io/node":"fake","pawl.dev/upgrade":"lost",
               "pawl.dev/replaces":"%s","pawl.dev/origin":"1.35.4"}},
             "status":{"nodeInfo":{"kubeletVersion":"%s"}}}
            """
                .formatted(name, replaces, version))
        .create();
  }
}
