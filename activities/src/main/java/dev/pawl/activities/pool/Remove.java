package dev.pawl.activities.pool;

import dev.pawl.activities.driver.Drivers;
import dev.pawl.activities.driver.MachineDriver;
import dev.pawl.activities.driver.MachineDriver.Machine;
import dev.pawl.activities.kube.Pages;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.activities.observe.MovablePods;
import dev.pawl.activities.pods.PodRef;
import dev.pawl.activities.step.NodeWatch;
import dev.pawl.activities.step.Pulse;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.workflows.activity.PoolActivities.NodeRequest;
import dev.pawl.workflows.failure.StepFailure;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes a drained node's machine and waits until machine and node are gone. No machine goes whose
 * drain has not ended (I3): pods that still run on it are looked for once more.
 */
final class Remove {

  private static final Logger log = LoggerFactory.getLogger(Remove.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
  private static final int MOST_NAMES = 5;

  private final Drivers drivers;

  Remove(Drivers drivers) {
    this.drivers = drivers;
  }

  void run(KubernetesClient client, NodeRequest request, Pulse pulse) {
    String upgrade = request.pool().upgrade().id();
    MachineDriver driver = drivers.driver(request.pool().pool().driver(), client);
    Optional<Machine> machine = driver.look(request.node());
    Node node = client.nodes().withName(request.node()).get();
    if (machine.isEmpty() && node == null) {
      return;
    }
    if (node != null) {
      if (!NodeFacts.drainBegun(node, upgrade)) {
        // Another node by the same name: the one that was drained is gone.
        log.atWarn()
            .addKeyValue("upgrade", upgrade)
            .addKeyValue("node", request.node())
            .log("not removed: this node was not drained by this upgrade");
        return;
      }
      refuseWithPods(client, request.node());
    }
    machine.ifPresent(driver::delete);
    log.atInfo()
        .addKeyValue("upgrade", upgrade)
        .addKeyValue("pool", request.pool().pool().name())
        .addKeyValue("node", request.node())
        .log("machine deleted");
    waitUntilGone(client, driver, request.node(), uidOf(node), machine, pulse);
  }

  private static void waitUntilGone(
      KubernetesClient client,
      MachineDriver driver,
      String name,
      String nodeUid,
      Optional<Machine> machine,
      Pulse pulse) {
    if (gone(client, driver, name, nodeUid, machine)) {
      return;
    }
    try (NodeWatch watch = NodeWatch.ofNode(client, name, pulse)) {
      while (!gone(client, driver, name, nodeUid, machine)) {
        watch.pause(LOOK_AGAIN);
      }
    }
  }

  private static boolean gone(
      KubernetesClient client,
      MachineDriver driver,
      String name,
      String nodeUid,
      Optional<Machine> machine) {
    return !nodeIsThere(client, name, nodeUid) && !machineIsThere(driver, name, machine);
  }

  private static boolean nodeIsThere(KubernetesClient client, String name, String uid) {
    Node node = client.nodes().withName(name).get();
    return node != null && (uid == null || uid.equals(uidOf(node)));
  }

  private static boolean machineIsThere(
      MachineDriver driver, String name, Optional<Machine> machine) {
    return machine.isPresent()
        && driver.look(name).filter(m -> m.uid().equals(machine.get().uid())).isPresent();
  }

  private static void refuseWithPods(KubernetesClient client, String node) {
    List<Pod> pods =
        Pages.all(client.pods().inAnyNamespace().withField("spec.nodeName", node)::list).stream()
            .filter(p -> MovablePods.movable(p) && p.getMetadata().getDeletionTimestamp() == null)
            .toList();
    if (pods.isEmpty()) {
      return;
    }
    String names =
        pods.stream()
            .limit(MOST_NAMES)
            .map(p -> PodRef.of(p).spoken())
            .collect(Collectors.joining(", "));
    throw StepFailure.of(
        new Hold(
            HoldCode.STEP_FAILED,
            "node %s is not removed: %d pods still run on it that its drain should have moved: %s; 'pawl retry' drains it again"
                .formatted(node, pods.size(), names),
            pods.stream().limit(MOST_NAMES).map(p -> PodRef.of(p).object()).toList()));
  }

  private static String uidOf(Node node) {
    return node == null ? null : node.getMetadata().getUid();
  }
}
