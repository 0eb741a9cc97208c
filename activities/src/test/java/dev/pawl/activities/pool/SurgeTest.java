package dev.pawl.activities.pool;

import static dev.pawl.activities.SimWorld.NEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.activities.Failures;
import dev.pawl.activities.SimWorld;
import dev.pawl.activities.driver.kwok.KwokDriver;
import dev.pawl.activities.marks.Keys;
import dev.pawl.activities.marks.Marks;
import dev.pawl.activities.marks.NodeWriter;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.simulator.api.Failure.Status;
import dev.pawl.workflows.activity.PoolActivities.PoolRef;
import dev.pawl.workflows.activity.PoolActivities.SurgeRequest;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Taint;
import io.temporal.client.ActivityCanceledException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurgeTest {

  @TempDir Path directory;
  private SimWorld world;

  @BeforeEach
  void start() {
    world = new SimWorld(directory);
    world
        .sim
        .populate()
        .pool("workers", 2, p -> p.zones("a", "b").label("team", "shop"))
        .daemonSet("kube-system", "agent", w -> w.toleratesAll())
        .createAndWait(Duration.ofSeconds(30));
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private SurgeRequest request() {
    return world.surge(world.poolRef(), "workers-0", "workers-0-pabc", null);
  }

  private static ObjectNode taint(ArrayNode taints, String key) {
    return taints.addObject().put("key", key).put("effect", "NoSchedule");
  }

  @Test
  void shouldMakeAMachineInTheImageOfItsNode() {
    Taint own = new Taint("NoSchedule", "dedicated", null, "shop");
    world
        .sim
        .objects()
        .edit(
            "Node",
            "",
            "workers-0",
            n -> {
              ArrayNode taints = n.withObject("/spec").withArray("taints");
              taint(taints, own.getKey()).put("value", own.getValue());
              taint(taints, "node.kubernetes.io/unschedulable");
            });
    new NodeWriter(world.client()).change("workers-0", Marks.markOutdated("u1"));

    world.poolActivities().surge(request());

    Node machine = world.read("workers-0-pabc");
    assertThat(machine.getMetadata().getLabels())
        .contains(
            entry("pool", "workers"),
            entry("team", "shop"),
            entry("topology.kubernetes.io/zone", "a"),
            entry("kubernetes.io/hostname", "workers-0-pabc"));
    assertThat(machine.getMetadata().getAnnotations())
        .contains(
            entry("kwok.x-k8s.io/node", "fake"),
            entry(Keys.UPGRADE, "u1"),
            entry(Keys.REPLACES, "workers-0"),
            entry(Keys.ORIGIN, "1.35.4"))
        .doesNotContainKeys(Keys.REVERTS, Keys.CORDONED);
    assertThat(machine.getSpec().getTaints()).containsExactly(own);
    assertThat(machine.getSpec().getProviderID()).isEqualTo("kwok://workers-0-pabc");
    assertThat(machine.getStatus().getNodeInfo().getKubeletVersion()).isEqualTo(NEW.gitVersion());
    assertThat(machine.getStatus().getNodeInfo().getOperatingSystem()).isEqualTo("linux");
    assertThat(machine.getStatus().getCapacity()).containsKey("cpu");
  }

  @Test
  void shouldWaitForThePodsOfDaemonSets() {
    world.poolActivities().surge(request());

    assertThat(world.sim.objects().podsOn("workers-0-pabc"))
        .hasSize(1)
        .allMatch(p -> p.at("/status/phase").asText().equals("Running"));
  }

  @Test
  void shouldMakeOneMachineWhenItRunsTwice() {
    CompletableFuture<Void> other =
        CompletableFuture.runAsync(() -> world.poolActivities().surge(request()));
    world.poolActivities().surge(request());
    other.join();

    assertThat(world.nodeNames()).containsExactly("workers-0", "workers-0-pabc", "workers-1");
  }

  @Test
  void shouldGoOnWhereAnAttemptThatDiedHadStopped() {
    world.sim.faults().neverReady(n -> n.endsWith("pabc"));
    world.pulse.onPause(world.pulse::cancel);
    assertThatThrownBy(() -> world.poolActivities().surge(request()))
        .isInstanceOf(ActivityCanceledException.class);
    String made = world.read("workers-0-pabc").getMetadata().getUid();
    world.sim.faults().clear();

    world.pulse.revive();
    world.poolActivities().surge(request());

    assertThat(world.read("workers-0-pabc").getMetadata().getUid()).isEqualTo(made);
  }

  @Test
  void shouldAskForRoomUntilThereIsSome() {
    String words = "nodes \"workers-0-pabc\" is forbidden: exceeded quota: machines, used: 2";
    world
        .sim
        .faults()
        .failNext(2, r -> r.is("create", "nodes"), new Status(403, "Forbidden", words));

    world.poolActivities().surge(request());

    assertThat(world.nodeNames()).contains("workers-0-pabc");
    assertThat(world.pulse.said)
        .first()
        .isEqualTo(
            new Hold(
                HoldCode.NO_CAPACITY,
                "machine workers-0-pabc, in place of workers-0, cannot be made now and is asked for every 10s: "
                    + words,
                "Node/workers-0"));
    assertThat(world.pulse.holding()).isNull();
  }

  @Test
  void shouldSayWhatIsMissingAtTheDeadline() {
    world.sim.faults().neverReady(n -> n.endsWith("pabc"));
    PoolRef impatient = new PoolRef(world.upgrade, SimWorld.pool(Duration.ofSeconds(1)));

    Hold hold =
        Failures.holdOf(
            () ->
                world
                    .poolActivities()
                    .surge(world.surge(impatient, "workers-0", "workers-0-pabc", null)));

    assertThat(hold.code()).isEqualTo(HoldCode.MACHINE_NOT_READY);
    assertThat(hold.objects()).containsExactly("Node/workers-0-pabc");
    assertThat(hold.message()).contains("workers-0-pabc", "workers-0", "1s", "is not Ready");
  }

  @Test
  void shouldSayWhatAMachineLacksThatBootsForLongerThanAMinute() {
    world.sim.faults().neverReady(n -> n.endsWith("pabc"));
    Clock twoMinutesOn = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2));
    world.pulse.onPause(world.pulse::cancel);

    assertThatThrownBy(() -> world.poolActivities(twoMinutesOn).surge(request()))
        .isInstanceOf(ActivityCanceledException.class);

    Hold hold = world.pulse.holding();
    assertThat(hold.code()).isEqualTo(HoldCode.MACHINE_BOOTING);
    assertThat(hold.objects()).containsExactly("Node/workers-0-pabc");
    assertThat(hold.message()).contains("in place of workers-0", "is not Ready");
  }

  @Test
  void shouldNotSpeakOfAMachineThatBootsInTime() {
    world.poolActivities().surge(request());

    assertThat(world.pulse.said).isEmpty();
  }

  @Test
  void shouldNameTheDaemonSetThatIsMissing() {
    world.sim.faults().podNeverStarts(p -> p.startsWith("kube-system/agent"));
    PoolRef impatient = new PoolRef(world.upgrade, SimWorld.pool(Duration.ofSeconds(2)));

    Hold hold =
        Failures.holdOf(
            () ->
                world
                    .poolActivities()
                    .surge(world.surge(impatient, "workers-0", "workers-0-pabc", null)));

    assertThat(hold.message()).contains("DaemonSet kube-system/agent");
  }

  @Test
  void shouldUseTheTemplateWhenTheNodeIsGone() {
    String template =
        NodeTemplate.of(world.read("workers-0"), "u1", new KwokDriver(world.client())).text();
    world.sim.objects().delete("Node", "", "workers-0");

    world
        .poolActivities()
        .surge(world.surge(world.poolRef(), "workers-0", "workers-0-pabc", template));

    assertThat(world.read("workers-0-pabc").getMetadata().getLabels())
        .containsEntry("team", "shop");
    assertThat(world.read("workers-0-pabc").getMetadata().getAnnotations())
        .containsEntry(Keys.ORIGIN, "1.35.4");
  }

  @Test
  void shouldUseASiblingOfTheEmptiestZoneWhenNothingIsLeftOfTheNode() {
    world.sim.objects().delete("Node", "", "workers-0");

    world.poolActivities().surge(world.surge(world.poolRef(), "workers-0", "workers-0-pabc", null));

    assertThat(world.read("workers-0-pabc").getMetadata().getLabels())
        .containsEntry("topology.kubernetes.io/zone", "b")
        .containsEntry("kubernetes.io/hostname", "workers-0-pabc");
  }

  @Test
  void shouldNotTakeAForeignNodeForItsMachine() {
    world
        .sim
        .populate()
        .object(
            "{\"apiVersion\":\"v1\",\"kind\":\"Node\",\"metadata\":{\"name\":\"workers-0-pabc\"}}")
        .create();

    Hold hold = Failures.holdOf(() -> world.poolActivities().surge(request()));

    assertThat(hold.message()).contains("workers-0-pabc", "did not make");
  }

  @Test
  void shouldNotRelyOnANodeThatStillHasAStartupTaint() {
    world
        .sim
        .populate()
        .object(
            """
            {"apiVersion":"v1","kind":"Node","metadata":{"name":"workers-0-pabc",
             "labels":{"pool":"workers"},
             "annotations":{"kwok.x-k8s.io/node":"fake","pawl.dev/upgrade":"u1",
               "pawl.dev/replaces":"workers-0"}},
             "spec":{"taints":[{"key":"node.cloudprovider.kubernetes.io/uninitialized",
               "effect":"NoSchedule"}]},
             "status":{"nodeInfo":{"kubeletVersion":"v1.36.3"}}}
            """)
        .create();
    PoolRef impatient = new PoolRef(world.upgrade, SimWorld.pool(Duration.ofSeconds(1)));

    Hold hold =
        Failures.holdOf(
            () ->
                world
                    .poolActivities()
                    .surge(world.surge(impatient, "workers-0", "workers-0-pabc", null)));

    assertThat(hold.message()).contains("node.cloudprovider.kubernetes.io/uninitialized");
  }
}
