package dev.pawl.activities.marks;

import dev.pawl.planner.version.KubeVersion;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.Taint;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** What a node says of itself, read without surprises: absent lists are empty ones. */
public final class NodeFacts {

  private static final KubeVersion NONE = new KubeVersion(0, 0, 0, "");

  private NodeFacts() {}

  public static Map<String, String> annotations(Node node) {
    Map<String, String> found = node.getMetadata().getAnnotations();
    return found == null ? Map.of() : found;
  }

  public static Map<String, String> labels(Node node) {
    Map<String, String> found = node.getMetadata().getLabels();
    return found == null ? Map.of() : found;
  }

  /** Its labels without those that Pawl has set on it. */
  public static Map<String, String> foreignLabels(Node node) {
    boolean out = annotation(node, Keys.OUT_OF_LOAD_BALANCERS).isPresent();
    return labels(node).entrySet().stream()
        .filter(l -> !Keys.ours(l.getKey()) && !(out && l.getKey().equals(Keys.NO_LOAD_BALANCER)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  public static List<Taint> taints(Node node) {
    boolean none = node.getSpec() == null || node.getSpec().getTaints() == null;
    return none ? List.of() : node.getSpec().getTaints();
  }

  public static Optional<String> annotation(Node node, String key) {
    return Optional.ofNullable(annotations(node).get(key));
  }

  public static List<NodeCondition> conditions(Node node) {
    boolean none = node.getStatus() == null || node.getStatus().getConditions() == null;
    return none ? List.of() : node.getStatus().getConditions();
  }

  public static boolean unschedulable(Node node) {
    return node.getSpec() != null && Boolean.TRUE.equals(node.getSpec().getUnschedulable());
  }

  /** Whether its Ready condition is True. */
  public static boolean ready(Node node) {
    return conditions(node).stream()
        .anyMatch(c -> c.getType().equals("Ready") && c.getStatus().equals("True"));
  }

  /** As the kubelet reports it; null before it has reported. */
  public static String kubeletVersion(Node node) {
    boolean none = node.getStatus() == null || node.getStatus().getNodeInfo() == null;
    return none ? null : node.getStatus().getNodeInfo().getKubeletVersion();
  }

  /** The same as a version; 0.0.0 where it is missing or unreadable: older than any target. */
  public static KubeVersion version(Node node) {
    String text = kubeletVersion(node);
    try {
      return text == null ? NONE : KubeVersion.parse(text);
    } catch (IllegalArgumentException e) {
      return NONE;
    }
  }

  public static String name(Node node) {
    return node.getMetadata().getName();
  }

  /** The zone, or the empty text. */
  public static String zone(Node node) {
    return labels(node).getOrDefault("topology.kubernetes.io/zone", "");
  }

  public static Instant created(Node node) {
    return instant(node.getMetadata().getCreationTimestamp()).orElse(Instant.EPOCH);
  }

  /** Whether the upgrade made or changed it. */
  public static boolean marked(Node node, String upgrade) {
    return Objects.equals(upgrade, annotations(node).get(Keys.UPGRADE));
  }

  /** Whether the cordon is the upgrade's own. */
  public static boolean cordonedBy(Node node, String upgrade) {
    return Objects.equals(upgrade, annotations(node).get(Keys.CORDONED));
  }

  /** Whether the upgrade has quarantined it. */
  public static boolean quarantinedBy(Node node, String upgrade) {
    return Objects.equals(upgrade, labels(node).get(Keys.QUARANTINED));
  }

  /** When a pod of it was last deleted against its budget; empty where none was. */
  public static Optional<Instant> forcedAt(Node node) {
    return annotation(node, Keys.FORCED_AT).flatMap(NodeFacts::instant);
  }

  /** Whether the upgrade's drain of it has begun, whoever cordoned it. */
  public static boolean drainBegun(Node node, String upgrade) {
    return cordonedBy(node, upgrade)
        || (marked(node, upgrade) && annotations(node).containsKey(Keys.DRAIN_BEGUN));
  }

  /** When its drain began; empty where it has not. */
  public static Optional<Instant> drainBegunAt(Node node) {
    return annotation(node, Keys.DRAIN_BEGUN).flatMap(NodeFacts::instant);
  }

  /** Its place in the order of its pool, as the upgrade has written it; empty where it has not. */
  public static OptionalInt rank(Node node, String upgrade) {
    String place = marked(node, upgrade) ? annotations(node).get(Keys.RANK) : null;
    return place == null || !place.matches("\\d{1,9}")
        ? OptionalInt.empty()
        : OptionalInt.of(Integer.parseInt(place));
  }

  /** Whether it leaves, and pods must keep away from it. */
  public static boolean hardlyOutdated(Node node) {
    return taints(node).stream()
        .anyMatch(t -> Keys.OUTDATED.equals(t.getKey()) && "NoSchedule".equals(t.getEffect()));
  }

  public static boolean outdated(Node node) {
    return taints(node).stream().anyMatch(t -> Keys.OUTDATED.equals(t.getKey()));
  }

  /** Whether anything on it is Pawl's. */
  public static boolean anyMark(Node node) {
    return outdated(node)
        || annotations(node).keySet().stream().anyMatch(Keys::ours)
        || labels(node).keySet().stream().anyMatch(Keys::ours);
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.ofNullable(text).map(t -> OffsetDateTime.parse(t).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
