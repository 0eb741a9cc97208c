package dev.pawl.activities.marks;

import static dev.pawl.activities.marks.NodeFacts.annotation;
import static dev.pawl.activities.marks.NodeFacts.annotations;
import static dev.pawl.activities.marks.NodeFacts.cordonedBy;
import static dev.pawl.activities.marks.NodeFacts.labels;
import static dev.pawl.activities.marks.NodeFacts.outdated;
import static dev.pawl.activities.marks.NodeFacts.quarantinedBy;
import static dev.pawl.activities.marks.NodeFacts.taints;
import static dev.pawl.activities.marks.NodeFacts.unschedulable;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Taint;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The marks on nodes, as changes to be written with {@link NodeWriter}. Each looks first: a node
 * that is already so comes back equal, and nothing is written.
 */
public final class Marks {

  private static final String SOFT = "PreferNoSchedule";
  private static final String HARD = "NoSchedule";

  private Marks() {}

  /** This node leaves: evicted pods had better keep away, whatever an earlier upgrade left here. */
  public static UnaryOperator<Node> markOutdated(String upgrade) {
    return node -> {
      Node owned = own(node, upgrade);
      return outdated(owned)
          ? outdatedBy(SOFT, owned)
          : new NodeBuilder(owned)
              .editOrNewSpec()
              .addNewTaint()
              .withKey(Keys.OUTDATED)
              .withEffect(SOFT)
              .endTaint()
              .endSpec()
              .build();
    };
  }

  /** Where it leaves, pods must keep away: no node is marked that was not. */
  public static UnaryOperator<Node> harden() {
    return node -> outdatedBy(HARD, node);
  }

  /** Where it leaves, pods had better keep away, and may come all the same. */
  public static UnaryOperator<Node> soften() {
    return node -> outdatedBy(SOFT, node);
  }

  private static Node outdatedBy(String effect, Node node) {
    boolean changes =
        taints(node).stream().anyMatch(t -> !notOutdated(t) && !effect.equals(t.getEffect()));
    if (!changes) {
      return node;
    }
    List<Taint> others = taints(node).stream().filter(Marks::notOutdated).toList();
    return new NodeBuilder(node)
        .editSpec()
        .withTaints(others)
        .addNewTaint()
        .withKey(Keys.OUTDATED)
        .withEffect(effect)
        .endTaint()
        .endSpec()
        .build();
  }

  /** Its place in the order of its pool: written where what others do decides, and kept. */
  public static UnaryOperator<Node> rank(String upgrade, int place) {
    return node ->
        new NodeBuilder(own(node, upgrade))
            .editMetadata()
            .addToAnnotations(Keys.RANK, Integer.toString(place))
            .endMetadata()
            .build();
  }

  /** The node comes back: pods are welcome again. */
  public static UnaryOperator<Node> unmarkOutdated() {
    return node ->
        outdated(node)
            ? new NodeBuilder(node)
                .editSpec()
                .withTaints(taints(node).stream().filter(Marks::notOutdated).toList())
                .endSpec()
                .build()
            : node;
  }

  /**
   * Cordons the node for its drain. A cordon that was there before is somebody else's and is not
   * recorded as Pawl's; when the drain began is recorded once and stays over retries.
   */
  public static UnaryOperator<Node> beginDrain(String upgrade, Instant now) {
    return node -> {
      Node owned = leaveOldQuarantine(own(node, upgrade), upgrade);
      boolean foreign =
          unschedulable(owned)
              && !cordonedBy(owned, upgrade)
              && !labels(node).containsKey(Keys.QUARANTINED);
      NodeBuilder builder = new NodeBuilder(owned);
      if (!foreign) {
        builder.editOrNewSpec().withUnschedulable(true).endSpec();
        builder.editMetadata().addToAnnotations(Keys.CORDONED, upgrade).endMetadata();
      }
      if (annotation(owned, Keys.DRAIN_BEGUN).isEmpty()) {
        String begun = now.truncatedTo(ChronoUnit.SECONDS).toString();
        builder.editMetadata().addToAnnotations(Keys.DRAIN_BEGUN, begun).endMetadata();
      }
      Node begun = builder.build();
      return annotated(begun, Keep.taken(annotations(begun)));
    };
  }

  /** Its drain pauses, and pods are let onto it meanwhile; when it began is kept. */
  public static UnaryOperator<Node> takePodsAgain(String upgrade) {
    return node ->
        cordonedBy(node, upgrade)
            ? new NodeBuilder(node)
                .editMetadata()
                .removeFromAnnotations(Keys.CORDONED)
                .endMetadata()
                .editSpec()
                .withUnschedulable(null)
                .endSpec()
                .build()
            : node;
  }

  /** It could not be drained: it stays cordoned, and everybody shall see why. */
  public static UnaryOperator<Node> quarantine(String upgrade) {
    return node ->
        quarantinedBy(node, upgrade)
            ? node
            : new NodeBuilder(node)
                .editMetadata()
                .addToLabels(Keys.QUARANTINED, upgrade)
                .endMetadata()
                .build();
  }

  /** An earlier upgrade could not drain it; this one tries anew, and has all its time for it. */
  private static Node leaveOldQuarantine(Node node, String upgrade) {
    boolean old = labels(node).containsKey(Keys.QUARANTINED) && !quarantinedBy(node, upgrade);
    return old
        ? new NodeBuilder(node)
            .editMetadata()
            .removeFromLabels(Keys.QUARANTINED)
            .removeFromAnnotations(Keys.DRAIN_BEGUN)
            .endMetadata()
            .build()
        : node;
  }

  /** A pod of it is about to be deleted against its budget. */
  public static UnaryOperator<Node> force(Instant now) {
    return node ->
        new NodeBuilder(node)
            .editMetadata()
            .addToAnnotations(Keys.FORCED_AT, now.truncatedTo(ChronoUnit.SECONDS).toString())
            .endMetadata()
            .build();
  }

  /** External load balancers are to send the node nothing; a label that was there stays. */
  public static UnaryOperator<Node> leaveLoadBalancers(String upgrade) {
    return node ->
        labels(node).containsKey(Keys.NO_LOAD_BALANCER)
            ? node
            : new NodeBuilder(node)
                .editMetadata()
                .addToLabels(Keys.NO_LOAD_BALANCER, "true")
                .addToAnnotations(Keys.OUT_OF_LOAD_BALANCERS, upgrade)
                .endMetadata()
                .build();
  }

  private static Node backToLoadBalancers(Node node) {
    return annotation(node, Keys.OUT_OF_LOAD_BALANCERS).isEmpty()
        ? node
        : new NodeBuilder(node)
            .editMetadata()
            .removeFromLabels(Keys.NO_LOAD_BALANCER)
            .removeFromAnnotations(Keys.OUT_OF_LOAD_BALANCERS)
            .endMetadata()
            .build();
  }

  /** The drain is over or given up and the node stays: takes off the upgrade's own cordon. */
  public static UnaryOperator<Node> endDrain(String upgrade) {
    return node -> {
      boolean ours = cordonedBy(node, upgrade);
      if (!ours && !annotations(node).containsKey(Keys.DRAIN_BEGUN)) {
        return node;
      }
      NodeBuilder builder = new NodeBuilder(backToLoadBalancers(node));
      if (ours && unschedulable(node)) {
        builder.editSpec().withUnschedulable(null).endSpec();
      }
      builder
          .editMetadata()
          .removeFromAnnotations(Keys.DRAIN_BEGUN)
          .removeFromAnnotations(Keys.FORCED_AT)
          .removeFromLabels(Keys.QUARANTINED)
          .endMetadata();
      if (ours) {
        builder.editMetadata().removeFromAnnotations(Keys.CORDONED).endMetadata();
      }
      Node ended = builder.build();
      boolean machine = annotation(node, Keys.REPLACES).isPresent();
      return machine ? ended : annotated(ended, Keep.givenBack(ended));
    };
  }

  /** Records the version the node has before it is changed in place; the first word stays. */
  public static UnaryOperator<Node> recordOrigin(String upgrade, String version) {
    return node -> {
      Node owned = own(node, upgrade);
      return annotation(owned, Keys.ORIGIN).isPresent()
          ? owned
          : new NodeBuilder(owned)
              .editMetadata()
              .addToAnnotations(Keys.ORIGIN, version)
              .endMetadata()
              .build();
    };
  }

  /**
   * What another upgrade left behind becomes this one's. Its machines lead forward now, whichever
   * way they were made; its order is gone, this upgrade makes its own.
   */
  public static UnaryOperator<Node> adopt(String upgrade) {
    return node -> {
      if (NodeFacts.marked(node, upgrade) || annotation(node, Keys.UPGRADE).isEmpty()) {
        return node;
      }
      NodeBuilder builder = new NodeBuilder(leaveOldQuarantine(own(node, upgrade), upgrade));
      builder
          .editMetadata()
          .removeFromAnnotations(Keys.REVERTS)
          .removeFromAnnotations(Keys.RANK)
          .endMetadata();
      if (annotation(node, Keys.CORDONED).isPresent()) {
        builder.editMetadata().addToAnnotations(Keys.CORDONED, upgrade).endMetadata();
      }
      return builder.build();
    };
  }

  /**
   * Takes everything of Pawl's off a node that stays, whichever upgrade it was; but a quarantine
   * stays, label and cordon.
   */
  public static UnaryOperator<Node> clean() {
    return node -> {
      String cordon = annotation(node, Keys.CORDONED).orElse(null);
      boolean stays = cordon == null || labels(node).containsKey(Keys.QUARANTINED);
      Node served = backToLoadBalancers(node);
      Node unmarked = unmarkOutdated().apply(stays ? served : endDrain(cordon).apply(served));
      Node bare = annotated(unmarked, Keep.givenBack(unmarked));
      return annotations(bare).keySet().stream().noneMatch(Keys::ours)
          ? bare
          : annotated(bare, foreign(annotations(bare)));
    };
  }

  private static Node annotated(Node node, Map<String, String> annotations) {
    return annotations.equals(annotations(node))
        ? node
        : new NodeBuilder(node).editMetadata().withAnnotations(annotations).endMetadata().build();
  }

  private static Map<String, String> foreign(Map<String, String> annotations) {
    return annotations.entrySet().stream()
        .filter(a -> !Keys.ours(a.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Node own(Node node, String upgrade) {
    return NodeFacts.marked(node, upgrade)
        ? node
        : new NodeBuilder(node)
            .editMetadata()
            .addToAnnotations(Keys.UPGRADE, upgrade)
            .endMetadata()
            .build();
  }

  private static boolean notOutdated(Taint taint) {
    return !Keys.OUTDATED.equals(taint.getKey());
  }
}
