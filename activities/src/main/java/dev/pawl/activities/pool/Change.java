package dev.pawl.activities.pool;

import dev.pawl.activities.exec.ExecDriver;
import dev.pawl.activities.exec.ExecRun;
import dev.pawl.activities.kube.Revision;
import dev.pawl.activities.marks.Marks;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.activities.marks.NodeWriter;
import dev.pawl.activities.step.NodeWatch;
import dev.pawl.activities.step.Pulse;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.rollout.PoolGoal;
import dev.pawl.planner.rollout.PoolNode;
import dev.pawl.planner.spec.Durations;
import dev.pawl.planner.spec.ExecAction;
import dev.pawl.planner.spec.ExecCommands;
import dev.pawl.planner.version.KubeVersion;
import dev.pawl.workflows.activity.PoolActivities.ChangeRequest;
import dev.pawl.workflows.activity.PoolActivities.Done;
import dev.pawl.workflows.failure.StepFailure;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Changes a drained node where it is.
 *
 * <ol>
 *   <li>write down the version it has, before the first change: the way back needs it
 *   <li>run the user's command, unless the node is Ready at the version already
 *   <li>wait until it is Ready at the version
 *   <li>take off the cordon and the taint, where they are this upgrade's
 * </ol>
 */
final class Change {

  private final ExecDriver exec;
  private final Clock clock;

  Change(ExecDriver exec, Clock clock) {
    this.exec = exec;
    this.clock = clock;
  }

  Done run(KubernetesClient client, ChangeRequest request, Pulse pulse) {
    String upgrade = request.pool().upgrade().id();
    NodeWriter writer = new NodeWriter(client);
    Node node = read(client, request.node());
    KubeVersion target = target(node, request);
    if (!Readiness.ofNode(node, target).isEmpty()) {
      if (request.goal() != PoolGoal.ROLL_BACK) {
        String has = NodeFacts.version(node).toString();
        if (writer.change(node, Marks.recordOrigin(upgrade, has)).isEmpty()) {
          throw gone(request.node());
        }
      }
      exec.run(commandFor(request, NodeFacts.version(node), target), pulse);
      waitUntilReady(client, request, target, pulse);
    }
    return writer
        .change(request.node(), n -> Marks.unmarkOutdated().apply(Marks.endDrain(upgrade).apply(n)))
        .map(n -> new Done(Revision.of(n)))
        .orElseThrow(() -> gone(request.node()));
  }

  /** On the way back, the version it had; a node without a record of it was not changed. */
  private static KubeVersion target(Node node, ChangeRequest request) {
    if (request.goal() != PoolGoal.ROLL_BACK) {
      return request.to();
    }
    PoolNode seen = PoolNodes.view(node, request.pool().upgrade().id());
    return seen.origin() == null ? seen.version() : seen.goesBackTo(request.began());
  }

  private static ExecRun commandFor(ChangeRequest request, KubeVersion from, KubeVersion to) {
    ExecAction action =
        request.goal() == PoolGoal.ROLL_BACK ? ExecAction.ROLLBACK : ExecAction.UPGRADE;
    ExecCommands commands = request.pool().pool().exec();
    if (!commands.has(action)) {
      throw StepFailure.of(
          new Hold(
              HoldCode.STEP_FAILED,
              "pool %s has no rollback command: bring node %s back to %s yourself, then 'pawl retry'"
                  .formatted(request.pool().pool().name(), request.node(), to),
              "Node/" + request.node()));
    }
    return new ExecRun(
        request.pool().upgrade().name(),
        commands.command(action),
        commands.timeout(),
        action,
        from,
        to,
        request.node(),
        request.attempt());
  }

  private void waitUntilReady(
      KubernetesClient client, ChangeRequest request, KubeVersion target, Pulse pulse) {
    Duration patience = request.pool().pool().strategy().readyTimeout();
    Instant deadline = clock.instant().plus(patience);
    try (NodeWatch watch = NodeWatch.ofNode(client, request.node(), pulse)) {
      while (true) {
        List<String> missing = Readiness.ofNode(read(client, request.node()), target);
        if (missing.isEmpty()) {
          return;
        }
        if (!clock.instant().isBefore(deadline)) {
          throw notReady(request.node(), patience, missing);
        }
        watch.pause(Duration.between(clock.instant(), deadline));
      }
    }
  }

  private static Node read(KubernetesClient client, String name) {
    Node node = client.nodes().withName(name).get();
    if (node == null) {
      throw gone(name);
    }
    return node;
  }

  private static RuntimeException gone(String node) {
    return StepFailure.of(
        new Hold(
            HoldCode.STEP_FAILED,
            "node %s is gone: it cannot be changed in place".formatted(node),
            "Node/" + node));
  }

  private static RuntimeException notReady(String node, Duration patience, List<String> missing) {
    return StepFailure.of(
        new Hold(
            HoldCode.MACHINE_NOT_READY,
            "node %s did not come back within %s of its command's end: %s"
                .formatted(node, Durations.format(patience), String.join("; ", missing)),
            "Node/" + node));
  }
}
