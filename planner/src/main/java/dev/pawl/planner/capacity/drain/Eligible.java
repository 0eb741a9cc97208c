package dev.pawl.planner.capacity.drain;

import dev.pawl.planner.capacity.NodeCapacity;
import dev.pawl.planner.capacity.NodeRules;
import dev.pawl.planner.capacity.Taint;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Which nodes a topology spread constraint counts, and how many domains these are. A node that is
 * drained stays one of them until it is removed, unless taints are honoured (KEP-3094).
 */
final class Eligible {

  /**
   * What makes a node count.
   *
   * @param affinity selector and affinity, where they are honoured; else {@link NodeRules#NONE}
   * @param taints rules whose tolerations are asked; empty where taints are ignored
   * @param keys the topology keys of all constraints of the pod: a node needs each
   */
  record Rules(NodeRules affinity, List<NodeRules> taints, Set<String> keys) {
    Rules {
      taints = List.copyOf(taints);
      keys = Set.copyOf(keys);
    }

    private boolean admit(NodeCapacity node, Standing standing) {
      return standing != Standing.REMOVED
          && node.labels().keySet().containsAll(keys)
          && affinity.selects(node)
          && taints.stream().allMatch(rules -> tolerated(rules, node, standing));
    }

    private static boolean tolerated(NodeRules rules, NodeCapacity node, Standing standing) {
      return rules.toleratesAll(node.taints())
          && (standing == Standing.OPEN || rules.tolerates(Taint.CORDON));
    }
  }

  private final Rules rules;
  private final Topology topology;
  private final BitSet nodes = new BitSet();
  private int[] nodesInDomain = new int[0];
  private int domains;

  Eligible(Rules rules, Topology topology) {
    this.rules = rules;
    this.topology = topology;
  }

  Topology topology() {
    return topology;
  }

  boolean contains(BoardNode node) {
    return nodes.get(node.id());
  }

  int domains() {
    return domains;
  }

  /** Whether the node would come in or fall out if it became that. */
  boolean changes(BoardNode node, Standing next) {
    return contains(node) != rules.admit(node.capacity(), next);
  }

  /** Looks at a node again; no pod of it may be counted meanwhile. */
  void update(BoardNode node) {
    boolean now = rules.admit(node.capacity(), node.standing());
    if (now == contains(node)) {
      return;
    }
    nodes.set(node.id(), now);
    int domain = topology.domain(node);
    if (domain >= nodesInDomain.length) {
      nodesInDomain = Arrays.copyOf(nodesInDomain, 2 * domain + 4);
    }
    int before = nodesInDomain[domain];
    nodesInDomain[domain] = before + (now ? 1 : -1);
    if (before == 0 || nodesInDomain[domain] == 0) {
      domains += now ? 1 : -1;
    }
  }
}
