package dev.pawl.planner.capacity.drain;

/** With the pod, its domain would not have too many more than the emptiest. */
final class SpreadFilter implements RoomFilter {

  @Override
  public boolean admits(IndexedShape shape, BoardNode node) {
    for (SpreadRule rule : shape.spread()) {
      if (!rule.admits(node)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Rejection rejection(IndexedShape shape, BoardNode node) {
    return shape.spread().stream()
        .filter(rule -> !rule.admits(node))
        .findFirst()
        .map(rule -> new Rejection.Rule(why(rule, node)))
        .orElseThrow();
  }

  private static String why(SpreadRule rule, BoardNode node) {
    String key = rule.constraint().topologyKey();
    return rule.labelled(node)
        ? "its %s would have over %d more than the emptiest (topology spread)"
            .formatted(key, rule.constraint().maxSkew())
        : "lacks label " + key + " (topology spread)";
  }
}
