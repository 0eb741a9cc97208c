package dev.pawl.activities.cluster;

import static dev.pawl.activities.SimWorld.NEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.Failures;
import dev.pawl.activities.SimWorld;
import dev.pawl.activities.marks.Marks;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.activities.marks.NodeWriter;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.workflows.activity.ClusterActivities.Finding;
import dev.pawl.workflows.activity.ClusterActivities.MarkRequest;
import dev.pawl.workflows.activity.ClusterActivities.VerifyRequest;
import dev.pawl.workflows.activity.UpgradeRef;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloseTest {

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

  private MarkRequest mark() {
    return new MarkRequest(world.upgrade, NEW, List.of(SimWorld.pool()));
  }

  @Test
  void shouldLeaveNothingOfPawlsBehind() {
    activities.admit(world.admit(world.upgrade));
    activities.markOutdated(mark());
    NodeWriter writer = new NodeWriter(world.client());
    writer.change("workers-0", Marks.beginDrain("u1", Instant.now()));
    world.poolActivities().surge(world.surge(world.poolRef(), "workers-0", "workers-0-p1", null));

    activities.close(world.upgrade);

    assertThat(world.sim.objects().list("Node").toString()).doesNotContain("pawl.dev");
    assertThat(world.sim.objects().list("Lease").toString()).doesNotContain("pawl");
    assertThat(NodeFacts.unschedulable(world.read("workers-0"))).isFalse();
  }

  @Test
  void shouldLeaveACordonThatWasThereBefore() {
    world.cordon("workers-0", true);
    activities.admit(world.admit(world.upgrade));
    new NodeWriter(world.client()).change("workers-0", Marks.beginDrain("u1", Instant.now()));

    activities.close(world.upgrade);

    assertThat(NodeFacts.unschedulable(world.read("workers-0"))).isTrue();
    assertThat(world.sim.objects().list("Node").toString()).doesNotContain("pawl.dev");
  }

  @Test
  void shouldLeaveAnotherUpgradeAlone() {
    activities.admit(world.admit(world.upgrade("other")));
    new NodeWriter(world.client()).change("workers-0", Marks.markOutdated("other"));

    activities.close(world.upgrade);

    assertThat(NodeFacts.outdated(world.read("workers-0"))).isTrue();
    assertThat(world.client().leases().inNamespace("kube-system").withName("pawl").get())
        .isNotNull();
  }

  @Test
  void shouldWriteEachNodeOnceAndNotAgain() {
    activities.markOutdated(mark());
    activities.markOutdated(mark());

    assertThat(world.sim.requests().count(e -> e.request().is("patch", "nodes"))).isEqualTo(3);
    assertThat(NodeFacts.outdated(world.read("workers-2"))).isTrue();
  }

  @Test
  void shouldFindWhatIsNotAtTheTarget() {
    new NodeWriter(world.client()).change("workers-1", Marks.beginDrain("u1", Instant.now()));

    List<Finding> findings =
        activities.verify(
            new VerifyRequest(world.upgrade, NEW, List.of(SimWorld.pool()), List.of("workers-0")));

    assertThat(findings)
        .containsExactlyInAnyOrder(
            new Finding("Node/workers-1", "is at 1.35.4, not 1.36.3"),
            new Finding("Node/workers-1", "is still cordoned by this upgrade"),
            new Finding("Node/workers-2", "is at 1.35.4, not 1.36.3"));
  }

  @Test
  void shouldStopWhenTheContextLeadsToAnotherCluster() {
    activities.identify(world.upgrade);

    Hold hold =
        Failures.holdOf(() -> activities.identify(new UpgradeRef("u1", "prod-eu", null, "else")));

    assertThat(hold.code()).isEqualTo(HoldCode.CLUSTER_IDENTITY);
    assertThat(hold.message()).contains(world.upgrade.uid(), "else");
  }
}
