package dev.pawl.activities.pool;

import dev.pawl.activities.driver.Drivers;
import dev.pawl.activities.driver.MachineDriver;
import dev.pawl.activities.driver.MachineDriver.Machine;
import dev.pawl.activities.driver.MachineOrder;
import dev.pawl.activities.driver.NoRoomException;
import dev.pawl.activities.kube.Revision;
import dev.pawl.activities.step.NodeWatch;
import dev.pawl.activities.step.Pulse;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.rollout.PoolGoal;
import dev.pawl.planner.rollout.Replacement;
import dev.pawl.planner.spec.Durations;
import dev.pawl.workflows.activity.PoolActivities.Done;
import dev.pawl.workflows.activity.PoolActivities.SurgeRequest;
import dev.pawl.workflows.failure.StepFailure;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a machine and waits until its node is one to rely on: Ready, at the version, without the
 * taints of a node that starts, the pods of its DaemonSets ready. The time it has counts from the
 * machine's creation, whoever waits and however often this begins anew.
 */
final class Surge {

  private static final Logger log = LoggerFactory.getLogger(Surge.class);

  /** Room comes back when somebody else leaves it: soon enough, and no storm at the provider. */
  private static final Duration ASK_AGAIN = Duration.ofSeconds(10);

  /** Machines take their time: a boot shorter than this is no news, and each word is a signal. */
  private static final Duration NO_NEWS = Duration.ofMinutes(1);

  private final Drivers drivers;
  private final Clock clock;

  Surge(Drivers drivers, Clock clock) {
    this.drivers = drivers;
    this.clock = clock;
  }

  Done run(KubernetesClient client, SurgeRequest request, Pulse pulse) {
    MachineDriver driver = drivers.driver(request.pool().pool().driver(), client);
    NodeTemplate image = Images.find(client, driver, request);
    MachineOrder order = order(request, image);
    Machine machine = make(driver, order, pulse);
    log.atInfo()
        .addKeyValue("upgrade", order.upgrade())
        .addKeyValue("pool", request.pool().pool().name())
        .addKeyValue("node", machine.node())
        .addKeyValue("replaces", order.replaces())
        .log("machine made, or found made");
    List<Taint> taints = driver.taints(image.machine());
    try (NodeWatch watch = NodeWatch.ofBootingNode(client, machine.node(), pulse)) {
      while (true) {
        Node node = client.nodes().withName(machine.node()).get();
        if (node == null) {
          // Somebody may have deleted it: then it is made again, and its time begins anew.
          machine = make(driver, order, pulse);
          node = client.nodes().withName(machine.node()).get();
        }
        List<String> missing = missing(client, node, request.machine(), taints, watch);
        if (missing.isEmpty()) {
          return new Done(Revision.of(node));
        }
        failWhenLate(request, machine, missing);
        tellWhenSlow(request, machine, missing, pulse);
        watch.pause(Duration.between(clock.instant(), deadline(request, machine)));
      }
    }
  }

  /** Lack of room is no error: it is asked for until there is some, and the planner hears of it. */
  private static Machine make(MachineDriver driver, MachineOrder order, Pulse pulse) {
    boolean refused = false;
    while (true) {
      try {
        Machine machine = driver.create(order);
        if (refused) {
          pulse.moving();
        }
        return machine;
      } catch (NoRoomException e) {
        refused = true;
        pulse.holdNow(
            new Hold(
                HoldCode.NO_CAPACITY,
                "machine %s, in place of %s, cannot be made now and is asked for every %s: %s"
                    .formatted(
                        order.name(),
                        order.replaces(),
                        Durations.format(ASK_AGAIN),
                        e.getMessage()),
                "Node/" + order.replaces()));
        pulse.pause(ASK_AGAIN);
      }
    }
  }

  private static MachineOrder order(SurgeRequest request, NodeTemplate image) {
    Replacement machine = request.machine();
    return new MachineOrder(
        request.pool().upgrade().id(),
        machine.machine(),
        machine.node(),
        machine.version(),
        image.origin(),
        request.goal() == PoolGoal.ROLL_BACK,
        image.machine());
  }

  private static List<String> missing(
      KubernetesClient client, Node node, Replacement wanted, List<Taint> taints, NodeWatch watch) {
    if (node == null) {
      return List.of("its node has not registered");
    }
    List<String> missing = Readiness.ofNode(node, wanted.version());
    missing.addAll(Readiness.ofTaints(node, taints));
    if (!missing.isEmpty()) {
      return missing;
    }
    // The pods of DaemonSets come last; looking for them before is asking in vain.
    List<String> pods = DaemonPods.missing(client, node);
    if (!pods.isEmpty() && watch.alsoPods()) {
      // What came before the watch is seen by another look.
      return DaemonPods.missing(client, node);
    }
    return pods;
  }

  private void tellWhenSlow(
      SurgeRequest request, Machine machine, List<String> missing, Pulse pulse) {
    if (clock.instant().isBefore(machine.created().plus(NO_NEWS))) {
      return;
    }
    pulse.hold(
        new Hold(
            HoldCode.MACHINE_BOOTING,
            "machine %s, made in place of %s, is awaited until %s: %s"
                .formatted(
                    machine.name(),
                    request.machine().node(),
                    deadline(request, machine),
                    String.join("; ", missing)),
            "Node/" + machine.node()));
  }

  private void failWhenLate(SurgeRequest request, Machine machine, List<String> missing) {
    if (clock.instant().isBefore(deadline(request, machine))) {
      return;
    }
    Duration patience = request.pool().pool().strategy().readyTimeout();
    throw StepFailure.of(
        new Hold(
            HoldCode.MACHINE_NOT_READY,
            "machine %s, made in place of %s, is no node to rely on after %s: %s"
                .formatted(
                    machine.name(),
                    request.machine().node(),
                    Durations.format(patience),
                    String.join("; ", missing)),
            "Node/" + machine.node()));
  }

  private static Instant deadline(SurgeRequest request, Machine machine) {
    return machine.created().plus(request.pool().pool().strategy().readyTimeout());
  }
}
