package dev.pawl.planner.capacity.drain;

import dev.pawl.planner.capacity.HostPort;
import dev.pawl.planner.capacity.NodeCapacity;
import dev.pawl.planner.capacity.PlacedPod;
import dev.pawl.planner.capacity.PodShape;
import dev.pawl.planner.capacity.PodTerm;
import dev.pawl.planner.capacity.SpreadConstraint;
import dev.pawl.planner.capacity.SpreadConstraint.Policy;
import dev.pawl.planner.capacity.Taint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The scheduler's rules once more, written from Kubernetes' documentation and not from the filters:
 * no index, no cache, every question asked of every pod of every node.
 */
final class NaiveScheduler {

  private final Map<String, NodeCapacity> nodes = new HashMap<>();
  private final Map<String, Standing> standing = new HashMap<>();
  private final Map<String, List<PlacedPod>> pods = new HashMap<>();

  void join(NodeCapacity node) {
    nodes.put(node.name(), node);
    standing.put(node.name(), node.available() ? Standing.OPEN : Standing.UNAVAILABLE);
    pods.put(node.name(), new ArrayList<>());
  }

  void become(String node, Standing next) {
    standing.put(node, next);
    if (next == Standing.REMOVED) {
      nodes.remove(node);
      pods.remove(node);
    }
  }

  void put(PlacedPod pod, String node) {
    pods.get(node).add(pod);
  }

  void take(PlacedPod pod, String node) {
    if (!pods.get(node).remove(pod)) {
      throw new AssertionError(pod.object() + " was not on " + node);
    }
  }

  /** On how many nodes a pod stands. */
  long timesStanding(PlacedPod pod) {
    return pods.values().stream().filter(there -> there.contains(pod)).count();
  }

  Set<String> nodes() {
    return nodes.keySet();
  }

  long cpuAsked(String node) {
    return pods.get(node).stream().mapToLong(p -> p.shape().requests().cpuMilli()).sum();
  }

  long memoryAsked(String node) {
    return pods.get(node).stream().mapToLong(p -> p.shape().requests().memoryBytes()).sum();
  }

  NodeCapacity capacity(String node) {
    return nodes.get(node);
  }

  boolean admits(PodShape pod, String name) {
    NodeCapacity node = nodes.get(name);
    return standing.get(name) == Standing.OPEN
        && pods.get(name).size() + 1 <= node.maxPods()
        && enough(pod, node)
        && selected(pod, node)
        && node.taints().stream().allMatch(taint -> tolerated(pod, taint))
        && pod.nodeRules().volumes().stream().allMatch(v -> v.reachableFrom(node))
        && portsFree(pod, name)
        && apart(pod, node)
        && near(pod, node)
        && pod.podRules().spread().stream().allMatch(c -> spreads(pod, c, node));
  }

  private boolean enough(PodShape pod, NodeCapacity node) {
    long cpu = pod.requests().cpuMilli();
    long memory = pod.requests().memoryBytes();
    boolean named =
        (cpu == 0 || cpuAsked(node.name()) + cpu <= node.allocatable().cpuMilli())
            && (memory == 0
                || memoryAsked(node.name()) + memory <= node.allocatable().memoryBytes());
    return named && pod.requests().other().keySet().stream().allMatch(r -> enoughOf(r, pod, node));
  }

  private boolean enoughOf(String resource, PodShape pod, NodeCapacity node) {
    long asked =
        pods.get(node.name()).stream()
            .mapToLong(p -> p.shape().requests().other().getOrDefault(resource, 0L))
            .sum();
    long more = pod.requests().other().get(resource);
    return more == 0 || asked + more <= node.allocatable().other().getOrDefault(resource, 0L);
  }

  private static boolean selected(PodShape pod, NodeCapacity node) {
    return node.labels().entrySet().containsAll(pod.nodeRules().selector().entrySet())
        && (pod.nodeRules().affinity().isEmpty()
            || pod.nodeRules().affinity().stream().anyMatch(term -> term.matches(node)));
  }

  private static boolean tolerated(PodShape pod, Taint taint) {
    return pod.nodeRules().tolerations().stream().anyMatch(t -> t.tolerates(taint));
  }

  private boolean portsFree(PodShape pod, String node) {
    for (PlacedPod other : pods.get(node)) {
      for (HostPort theirs : other.shape().podRules().ports()) {
        for (HostPort own : pod.podRules().ports()) {
          if (own.conflictsWith(theirs)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private boolean apart(PodShape pod, NodeCapacity node) {
    for (NodeCapacity other : nodes.values()) {
      for (PlacedPod there : pods.get(other.name())) {
        for (PodTerm term : pod.podRules().apart()) {
          if (sameDomain(term.topologyKey(), node, other) && meant(term, there.shape())) {
            return false;
          }
        }
        for (PodTerm term : there.shape().podRules().apart()) {
          if (sameDomain(term.topologyKey(), node, other) && meant(term, pod)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private boolean near(PodShape pod, NodeCapacity node) {
    List<PodTerm> terms = pod.podRules().near();
    boolean everyTermMet = true;
    boolean anyPodInAnyDomain = false;
    for (PodTerm term : terms) {
      boolean met = false;
      for (NodeCapacity other : nodes.values()) {
        for (PlacedPod there : pods.get(other.name())) {
          boolean meantByAll = terms.stream().allMatch(t -> meant(t, there.shape()));
          if (meantByAll && other.labels().containsKey(term.topologyKey())) {
            anyPodInAnyDomain = true;
            met |= sameDomain(term.topologyKey(), node, other);
          }
        }
      }
      everyTermMet &= met;
    }
    boolean first =
        !anyPodInAnyDomain
            && terms.stream().allMatch(t -> meant(t, pod))
            && terms.stream().allMatch(t -> node.labels().containsKey(t.topologyKey()));
    return everyTermMet || first;
  }

  private static boolean meant(PodTerm term, PodShape pod) {
    return term.namespaces().contains(pod.namespace())
        && term.selector().requirements().stream().allMatch(r -> r.matches(pod.labels()));
  }

  private static boolean sameDomain(String key, NodeCapacity one, NodeCapacity other) {
    String domain = one.labels().get(key);
    return domain != null && domain.equals(other.labels().get(key));
  }

  private boolean spreads(PodShape pod, SpreadConstraint constraint, NodeCapacity node) {
    String domain = node.labels().get(constraint.topologyKey());
    if (domain == null) {
      return false;
    }
    Map<String, Integer> counts = new HashMap<>();
    for (NodeCapacity other : nodes.values()) {
      if (counted(pod, constraint, other)) {
        long matching =
            pods.get(other.name()).stream()
                .filter(p -> p.shape().namespace().equals(pod.namespace()))
                .filter(p -> constraint.selector().matches(p.shape().labels()))
                .count();
        counts.merge(other.labels().get(constraint.topologyKey()), (int) matching, Integer::sum);
      }
    }
    int fewest = counts.values().stream().mapToInt(Integer::intValue).min().orElse(0);
    if (counts.size() < constraint.minDomains()) {
      fewest = 0;
    }
    int itself = constraint.selector().matches(pod.labels()) ? 1 : 0;
    return counts.getOrDefault(domain, 0) + itself - fewest <= constraint.maxSkew();
  }

  private boolean counted(PodShape pod, SpreadConstraint constraint, NodeCapacity node) {
    Set<String> keys = new HashSet<>();
    pod.podRules().spread().forEach(c -> keys.add(c.topologyKey()));
    if (!node.labels().keySet().containsAll(keys)) {
      return false;
    }
    if (constraint.nodeAffinity() == Policy.HONOR && !selected(pod, node)) {
      return false;
    }
    boolean closed = standing.get(node.name()) != Standing.OPEN;
    return constraint.nodeTaints() == Policy.IGNORE
        || (node.taints().stream().allMatch(taint -> tolerated(pod, taint))
            && (!closed || tolerated(pod, Taint.CORDON)));
  }
}
