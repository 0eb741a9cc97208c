package dev.pawl.planner.spec;

import dev.pawl.planner.spec.UpgradeDocument.Pool;
import dev.pawl.planner.spec.text.FieldPath;
import dev.pawl.planner.spec.text.Problems;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * No two pools whose labels alone prove that they share nodes: one asks for everything the other
 * asks for. Pools with unrelated labels may still share a node; that shows on the real nodes only.
 */
final class OverlapCheck implements DocumentCheck {

  @Override
  public void check(UpgradeDocument document, Problems problems) {
    if (document.spec().pools() == null || document.spec().pools().items() == null) {
      return;
    }
    List<Pool> pools = document.spec().pools().items();
    for (int later = 1; later < pools.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        check(
            pools.get(earlier), POOLS.item(earlier), pools.get(later), POOLS.item(later), problems);
      }
    }
  }

  private static void check(
      Pool first, FieldPath firstAt, Pool second, FieldPath secondAt, Problems problems) {
    Set<Map.Entry<String, String>> a = labels(first);
    Set<Map.Entry<String, String>> b = labels(second);
    if (a.isEmpty() || b.isEmpty() || !(a.containsAll(b) || b.containsAll(a))) {
      return;
    }
    FieldPath at = secondAt.field("selector").field("matchLabels");
    problems.add(
        at,
        a.equals(b)
            ? "%s and %s select the same nodes"
                .formatted(named(first, firstAt), named(second, secondAt))
            : "every node of %s is selected by %s too"
                .formatted(
                    a.containsAll(b) ? named(first, firstAt) : named(second, secondAt),
                    a.containsAll(b) ? named(second, secondAt) : named(first, firstAt)),
        "a node belongs to one pool: write a label on which they differ");
  }

  private static String named(Pool pool, FieldPath at) {
    return "pool " + (pool.name() == null ? at.toString() : "\"" + pool.name() + "\"");
  }

  private static Set<Map.Entry<String, String>> labels(Pool pool) {
    return pool == null || pool.selector() == null || pool.selector().matchLabels() == null
        ? Set.of()
        : pool.selector().matchLabels().entrySet();
  }
}
