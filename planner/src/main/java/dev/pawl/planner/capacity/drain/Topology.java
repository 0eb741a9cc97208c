package dev.pawl.planner.capacity.drain;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The domains that a node label makes: one for each of its values. Numbered, to be counted in. */
final class Topology {

  static final int NO_DOMAIN = -1;

  private final String key;
  private final Map<String, Integer> numbers = new HashMap<>();
  private int[] domainOfNode = new int[0];

  Topology(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }

  void join(BoardNode node) {
    if (node.id() >= domainOfNode.length) {
      domainOfNode = Arrays.copyOf(domainOfNode, 2 * node.id() + 16);
    }
    String value = node.capacity().labels().get(key);
    domainOfNode[node.id()] = value == null ? NO_DOMAIN : number(value);
  }

  private int number(String value) {
    Integer known = numbers.putIfAbsent(value, numbers.size());
    return known == null ? numbers.size() - 1 : known;
  }

  /** The domain of a node that has joined, or {@link #NO_DOMAIN} where it lacks the label. */
  int domain(BoardNode node) {
    return domainOfNode[node.id()];
  }
}
