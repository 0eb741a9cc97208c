package dev.pawl.activities.drain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.activities.marks.Keys;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.spec.DrainWaits;
import dev.pawl.workflows.activity.PoolActivities.AtTimeout;
import dev.pawl.workflows.activity.PoolActivities.DrainReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a drain waits for beside budgets: words of people, jobs, volumes, load balancers. */
@Timeout(120)
class DrainWaitsTest {

  @TempDir Path directory;
  private DrainedNode node;

  @BeforeEach
  void start() {
    node = new DrainedNode(directory);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void shouldAskForAWordBeforeABarePodIsLost() throws Exception {
    node.cluster(
        c ->
            c.barePod(
                "shop",
                "debug",
                w -> w.with(p -> p.withObject("/spec").put("nodeName", DrainedNode.NAME))));
    CompletableFuture<DrainReport> drain = node.start(DrainedNode.SPEC, AtTimeout.FAIL);
    node.await(() -> node.holding(HoldCode.POD_NEEDS_CONSENT));
    assertThat(node.world.pulse.holding().objects()).containsExactly("Pod/shop/debug");
    node.world.sim.objects().delete("Pod", "shop", "debug");
    assertThat(drain.get(60, TimeUnit.SECONDS).evicted()).isZero();
  }

  @Test
  void shouldNamePodsThatAnUnreachableNodeKeeps() throws Exception {
    node.cluster(c -> c.deployment("shop", "web", 4, w -> w));
    node.world.sim.faults().nodeDown(DrainedNode.NAME::equals);
    node.await(() -> NodeReach.unreachable(node.world.read(DrainedNode.NAME)));
    CompletableFuture<DrainReport> drain = node.start(DrainedNode.SPEC, AtTimeout.FAIL);
    node.await(() -> node.holding(HoldCode.POD_NEEDS_CONSENT));
    assertThat(node.world.pulse.holding().message()).contains("its node workers-0 is unreachable");
    node.world.client().nodes().withName(DrainedNode.NAME).delete();
    drain.get(60, TimeUnit.SECONDS);
  }

  @Test
  void shouldWaitForVolumesOfPodsThatLeftAndNotForThoseOfPodsThatStay() throws Exception {
    node.cluster(
        c ->
            c.daemonSet(
                    "infra",
                    "agent",
                    w ->
                        w.toleratesAll()
                            .with(
                                p ->
                                    p.withObject("/spec")
                                        .putArray("volumes")
                                        .addObject()
                                        .put("name", "data")
                                        .putObject("persistentVolumeClaim")
                                        .put("claimName", "kept")))
                .object(
                    """
                    {"apiVersion": "v1", "kind": "PersistentVolumeClaim",
                     "metadata": {"name": "kept", "namespace": "infra"},
                     "spec": {"volumeName": "pv-kept"}}\
                    """)
                .object(attachment("va-kept", DrainedNode.NAME, "pv-kept"))
                .object(attachment("va-left", DrainedNode.NAME, "pv-left"))
                .object(attachment("va-other", "workers-1", "pv-other")));
    CompletableFuture<DrainReport> drain = node.start(DrainedNode.SPEC, AtTimeout.FAIL);
    node.await(() -> node.holding(HoldCode.VOLUMES_ATTACHED));
    assertThat(node.world.pulse.holding().objects()).containsExactly("VolumeAttachment/va-left");
    node.world.sim.objects().delete("VolumeAttachment", "", "va-left");
    drain.get(60, TimeUnit.SECONDS);
  }

  @Test
  void shouldLetPodsOfJobsFinishAndEvictThemAtTheLimit() throws Exception {
    node.cluster(
        c ->
            c.object(jobPod("short", ""))
                .object(jobPod("long", ""))
                .object(jobPod("labelled", "\"cluster.x-k8s.io/drain\": \"wait-completed\"")));
    CompletableFuture<DrainReport> drain =
        node.start(
            DrainSpecs.waits(new DrainWaits(null, Duration.ofSeconds(4), null)), AtTimeout.FAIL);
    node.await(() -> node.holding(HoldCode.PODS_FINISHING));
    assertThat(node.world.pulse.holding().message())
        .isEqualTo(
            "Pod shop/labelled (Job import) runs to its end before the node goes, as its label"
                + " cluster.x-k8s.io/drain: wait-completed asks. 2 more pods on this node cannot"
                + " leave yet.");
    assertThat(node.evictions()).isZero();
    node.world.sim.objects().editStatus("Pod", "shop", "short", DrainWaitsTest::finish);
    node.await(() -> node.podsOn().equals(List.of("shop/labelled")));
    node.world.sim.objects().editStatus("Pod", "shop", "labelled", DrainWaitsTest::finish);
    assertThat(drain.get(60, TimeUnit.SECONDS).evicted()).isEqualTo(3);
  }

  @Test
  void shouldLeaveLoadBalancersBeforeThePodsLeave() throws Exception {
    node.cluster(c -> c.deployment("shop", "web", 4, w -> w));
    CompletableFuture<DrainReport> drain =
        node.start(
            DrainSpecs.waits(new DrainWaits(Duration.ofSeconds(3), null, null)), AtTimeout.FAIL);
    node.await(() -> node.holding(HoldCode.LOAD_BALANCER));
    assertThat(node.world.pulse.holding().message())
        .isEqualTo(
            "Node workers-0 is being taken out of external load balancers; its pods are asked to"
                + " leave 3s after its cordon.");
    assertThat(node.evictions()).isZero();
    drain.get(60, TimeUnit.SECONDS);
    assertThat(node.podsOn()).isEmpty();
    assertThat(NodeFacts.labels(node.world.read(DrainedNode.NAME)))
        .containsKey(Keys.NO_LOAD_BALANCER);
  }

  @Test
  void shouldGiveUpPodsOfAnUnreachableNodeWhereTheUserSaysWhen() throws Exception {
    node.cluster(c -> c.deployment("shop", "web", 4, w -> w.grace(1)));
    node.world.sim.faults().nodeDown(DrainedNode.NAME::equals);
    node.await(() -> NodeReach.unreachable(node.world.read(DrainedNode.NAME)));
    int before = node.movable();
    CompletableFuture<DrainReport> drain =
        node.start(
            DrainSpecs.waits(new DrainWaits(null, null, Duration.ofSeconds(3))), AtTimeout.FAIL);
    node.await(() -> node.holding(HoldCode.POD_NEEDS_CONSENT));
    assertThat(drain.get(60, TimeUnit.SECONDS).evicted()).isEqualTo(before);
    assertThat(node.podsOn()).hasSize(before);
  }

  /** Its owner is one that is there, so that no garbage collector takes it. */
  private String jobPod(String name, String label) {
    return """
        {"apiVersion": "v1", "kind": "Pod",
         "metadata": {"name": "%s", "namespace": "shop", "labels": {%s}, "ownerReferences": [
           {"apiVersion": "batch/v1", "kind": "Job", "name": "import", "uid": "%s", "controller": true}]},
         "spec": {"nodeName": "%s", "containers": [{"name": "main", "image": "job:1"}]}}"""
        .formatted(name, label, node.world.upgrade.uid(), DrainedNode.NAME);
  }

  private static void finish(ObjectNode pod) {
    pod.withObject("/status").put("phase", "Succeeded");
  }

  private static String attachment(String name, String node, String volume) {
    return """
    {"apiVersion": "storage.k8s.io/v1", "kind": "VolumeAttachment", "metadata": {"name": "%s"},
     "spec": {"attacher": "csi.example", "nodeName": "%s",
              "source": {"persistentVolumeName": "%s"}}}\
    """
        .formatted(name, node, volume);
  }
}
