package dev.pawl.activities.marks;

import static dev.pawl.activities.marks.NodeFacts.annotation;
import static dev.pawl.activities.marks.NodeFacts.annotations;

import io.fabric8.kubernetes.api.model.Node;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Keeps autoscalers from removing a node under an upgrade's hands: a new machine is empty for a
 * while, and a node that drains looks unneeded. What an annotation was before is noted beside it
 * ({@link Keys#KEPT}), and is put back unless somebody else has changed it meanwhile.
 *
 * <p>Sources of the rule: Cluster Autoscaler's FAQ ("How can I prevent Cluster Autoscaler from
 * scaling down a particular node?"), Karpenter's disruption controls at node level.
 */
public final class Keep {

  private static final List<String> AUTOSCALERS =
      List.of(
          "cluster-autoscaler.kubernetes.io/scale-down-disabled", "karpenter.sh/do-not-disrupt");

  private static final String YES = "true";

  private Keep() {}

  /** What a new machine is born with. */
  public static Map<String, String> ofNewMachine() {
    return taken(Map.of());
  }

  /** The same for a node that is there; one that is kept already, by whomever, is left as it is. */
  static Map<String, String> taken(Map<String, String> annotations) {
    Map<String, String> kept = new TreeMap<>(annotations);
    if (annotations.containsKey(Keys.KEPT)) {
      return kept;
    }
    List<String> ours =
        AUTOSCALERS.stream().filter(key -> !YES.equals(annotations.get(key))).toList();
    if (ours.isEmpty()) {
      return kept;
    }
    ours.forEach(key -> kept.put(key, YES));
    kept.put(
        Keys.KEPT,
        ours.stream().map(key -> key + before(annotations, key)).collect(Collectors.joining(",")));
    return kept;
  }

  /** Puts back what was there before. */
  static Map<String, String> givenBack(Node node) {
    Map<String, String> after = new TreeMap<>(annotations(node));
    annotation(node, Keys.KEPT)
        .ifPresent(
            note ->
                Arrays.stream(note.split(","))
                    .map(entry -> entry.split("=", 2))
                    .filter(entry -> YES.equals(after.get(entry[0])))
                    .forEach(entry -> putBack(after, entry)));
    after.remove(Keys.KEPT);
    return after;
  }

  private static void putBack(Map<String, String> annotations, String[] entry) {
    if (entry.length == 1) {
      annotations.remove(entry[0]);
    } else {
      annotations.put(entry[0], entry[1]);
    }
  }

  private static String before(Map<String, String> annotations, String key) {
    String value = annotations.get(key);
    return value == null ? "" : "=" + value;
  }
}
