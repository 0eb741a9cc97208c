package dev.pawl.activities.pool;

import dev.pawl.activities.marks.NodeFacts;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeAffinity;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Whether a DaemonSet has a pod on a node: its node selector, its required node affinity, and the
 * taints it tolerates, as the DaemonSet controller of Kubernetes decides it.
 */
final class DaemonPlacement {

  /** What the DaemonSet controller lets its pods tolerate without being asked. */
  private static final Set<String> TOLERATED =
      Set.of(
          "node.kubernetes.io/not-ready",
          "node.kubernetes.io/unreachable",
          "node.kubernetes.io/disk-pressure",
          "node.kubernetes.io/memory-pressure",
          "node.kubernetes.io/pid-pressure",
          "node.kubernetes.io/unschedulable",
          "node.kubernetes.io/network-unavailable");

  private DaemonPlacement() {}

  static boolean belongs(DaemonSet set, Node node) {
    PodSpec pod = set.getSpec().getTemplate().getSpec();
    Map<String, String> selector = pod.getNodeSelector();
    boolean selected =
        selector == null || NodeFacts.labels(node).entrySet().containsAll(selector.entrySet());
    return selected
        && affine(pod, node)
        && NodeFacts.taints(node).stream().allMatch(t -> tolerated(pod, t));
  }

  private static boolean affine(PodSpec pod, Node node) {
    NodeAffinity affinity = pod.getAffinity() == null ? null : pod.getAffinity().getNodeAffinity();
    if (affinity == null || affinity.getRequiredDuringSchedulingIgnoredDuringExecution() == null) {
      return true;
    }
    return affinity
        .getRequiredDuringSchedulingIgnoredDuringExecution()
        .getNodeSelectorTerms()
        .stream()
        .anyMatch(t -> matches(t, node));
  }

  private static boolean matches(NodeSelectorTerm term, Node node) {
    List<NodeSelectorRequirement> labels = term.getMatchExpressions();
    List<NodeSelectorRequirement> fields = term.getMatchFields();
    boolean empty = labels.isEmpty() && fields.isEmpty();
    return !empty
        && labels.stream().allMatch(r -> holds(r, NodeFacts.labels(node).get(r.getKey())))
        && fields.stream().allMatch(r -> holds(r, NodeFacts.name(node)));
  }

  private static boolean holds(NodeSelectorRequirement rule, String value) {
    List<String> values = rule.getValues();
    return switch (rule.getOperator()) {
      case "In" -> value != null && values.contains(value);
      case "NotIn" -> value == null || !values.contains(value);
      case "Exists" -> value != null;
      case "DoesNotExist" -> value == null;
      case "Gt" -> compare(value, values) > 0;
      case "Lt" -> compare(value, values) < 0;
      default -> false;
    };
  }

  /** 0 where there is no number: neither greater nor less. */
  private static int compare(String value, List<String> values) {
    try {
      return value == null || values.isEmpty()
          ? 0
          : Long.compare(Long.parseLong(value), Long.parseLong(values.get(0)));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static boolean tolerated(PodSpec pod, Taint taint) {
    boolean soft = taint.getEffect().equals("PreferNoSchedule");
    return soft
        || TOLERATED.contains(taint.getKey())
        || pod.getTolerations().stream().anyMatch(t -> tolerates(t, taint));
  }

  private static boolean tolerates(Toleration toleration, Taint taint) {
    String effect = toleration.getEffect();
    if (effect != null && !effect.isEmpty() && !effect.equals(taint.getEffect())) {
      return false;
    }
    String key = toleration.getKey();
    boolean anyKey = key == null || key.isEmpty();
    if ("Exists".equals(toleration.getOperator())) {
      return anyKey || key.equals(taint.getKey());
    }
    return Objects.equals(key, taint.getKey())
        && Objects.equals(orEmpty(toleration.getValue()), orEmpty(taint.getValue()));
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
