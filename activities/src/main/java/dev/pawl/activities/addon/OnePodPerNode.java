package dev.pawl.activities.addon;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the pods of a DaemonSet that is made anew away from nodes where one of the old set's is
 * still ending (S0.5). A DaemonSet counts only pods of its own and would put the new one beside it;
 * a required anti-affinity to pods of the same labels makes the scheduler wait, since it counts
 * pods until they are gone.
 */
final class OnePodPerNode {

  private static final String HOSTNAME = "kubernetes.io/hostname";

  private OnePodPerNode() {}

  /** Adds the rule to the pod template, unless it is there. */
  static void require(GenericKubernetesResource daemonSet) {
    Map<String, Object> spec = map(daemonSet.getAdditionalProperties(), "spec");
    Object selector = spec.get("selector");
    Map<String, Object> podSpec = map(map(spec, "template"), "spec");
    List<Object> required =
        list(
            map(map(podSpec, "affinity"), "podAntiAffinity"),
            "requiredDuringSchedulingIgnoredDuringExecution");
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("labelSelector", selector);
    rule.put("topologyKey", HOSTNAME);
    if (!required.contains(rule)) {
      required.add(rule);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Map<String, Object> parent, String name) {
    return (Map<String, Object>) parent.computeIfAbsent(name, n -> new LinkedHashMap<>());
  }

  @SuppressWarnings("unchecked")
  private static List<Object> list(Map<String, Object> parent, String name) {
    Object old = parent.get(name);
    List<Object> list = old == null ? new ArrayList<>() : new ArrayList<>((List<Object>) old);
    parent.put(name, list);
    return list;
  }
}
