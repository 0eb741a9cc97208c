package dev.pawl.planner.capacity.drain;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** How many pods that a spread constraint selects are in each domain, and in the emptiest. */
final class SpreadCounts implements Counter {

  private final Eligible eligible;
  private final Map<Integer, Integer> counts = new HashMap<>();

  /** How many domains have how many pods; those without any left out. */
  private final TreeMap<Integer, Integer> domainsWith = new TreeMap<>();

  SpreadCounts(Eligible eligible) {
    this.eligible = eligible;
  }

  Topology topology() {
    return eligible.topology();
  }

  @Override
  public void count(BoardNode node, int change) {
    if (!eligible.contains(node)) {
      return;
    }
    int domain = eligible.topology().domain(node);
    int before = counts.getOrDefault(domain, 0);
    int after = before + change;
    if (before > 0) {
      domainsWith.merge(before, -1, SpreadCounts::sumOrNone);
    }
    if (after > 0) {
      domainsWith.merge(after, 1, SpreadCounts::sumOrNone);
      counts.put(domain, after);
    } else {
      counts.remove(domain);
    }
  }

  private static Integer sumOrNone(int was, int by) {
    return was + by == 0 ? null : Integer.valueOf(was + by);
  }

  int in(BoardNode node) {
    return counts.getOrDefault(eligible.topology().domain(node), 0);
  }

  /** In the emptiest domain; 0 where there are fewer domains than wanted. */
  int fewest(int minDomains) {
    boolean someEmpty = counts.size() < eligible.domains();
    return someEmpty || eligible.domains() < minDomains || domainsWith.isEmpty()
        ? 0
        : domainsWith.firstKey();
  }
}
