package dev.pawl.activities.checks.workload;

import dev.pawl.activities.checks.DrainedAlone;
import dev.pawl.activities.checks.Workload;
import dev.pawl.activities.marks.NodeFacts;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many pods of a workload each domain has, with one of them on its way elsewhere. */
record Domains(Workload workload, Pod leaving, DrainedAlone alone) {

  boolean allTaken(String key) {
    return counts(key, false).values().stream().noneMatch(n -> n == 0);
  }

  boolean tooUneven(TopologySpreadConstraint constraint) {
    boolean honoured = "Honor".equals(constraint.getNodeTaintsPolicy());
    Map<String, Integer> open = counts(constraint.getTopologyKey(), false);
    int least =
        counts(constraint.getTopologyKey(), !honoured).values().stream()
            .mapToInt(Integer::intValue)
            .min()
            .orElse(0);
    return open.values().stream().noneMatch(n -> n + 1 - least <= constraint.getMaxSkew());
  }

  /**
   * @param cordoned whether the domain of the node that is away counts, as it does by default
   */
  private Map<String, Integer> counts(String key, boolean cordoned) {
    String node = leaving.getSpec().getNodeName();
    Map<String, String> domainOf = new HashMap<>();
    Map<String, Integer> counts = new HashMap<>();
    alone.all().forEach(n -> domainOf.put(NodeFacts.name(n), NodeFacts.labels(n).get(key)));
    alone.othersOf(node).stream()
        .filter(n -> NodeFacts.labels(n).containsKey(key) && selects(n))
        .forEach(n -> counts.put(domainOf.get(NodeFacts.name(n)), 0));
    if (cordoned && domainOf.get(node) != null) {
      counts.putIfAbsent(domainOf.get(node), 0);
    }
    workload.pods().stream()
        .filter(p -> !p.getMetadata().getName().equals(leaving.getMetadata().getName()))
        .map(p -> domainOf.get(p.getSpec().getNodeName()))
        .forEach(domain -> counts.computeIfPresent(domain, (d, n) -> n + 1));
    return counts;
  }

  /** Taints that its own node has too, the pod puts up with. */
  private boolean selects(Node node) {
    Map<String, String> wanted = leaving.getSpec().getNodeSelector();
    return (wanted == null || NodeFacts.labels(node).entrySet().containsAll(wanted.entrySet()))
        && taints(node).stream().allMatch(own()::contains);
  }

  private List<String> own() {
    return alone.all().stream()
        .filter(n -> NodeFacts.name(n).equals(leaving.getSpec().getNodeName()))
        .flatMap(n -> taints(n).stream())
        .toList();
  }

  private static List<String> taints(Node node) {
    return NodeFacts.taints(node).stream()
        .filter(t -> !"PreferNoSchedule".equals(t.getEffect()))
        .map(t -> t.getKey() + "=" + t.getValue())
        .toList();
  }
}
