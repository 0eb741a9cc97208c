package dev.pawl.planner.plan;

import dev.pawl.planner.spec.NodeOrderKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * In which order the nodes of a pool are replaced: by the keys the user gave, ties by name. Zones
 * in alphabetical order, within the same rank the oldest node first (seed 002, S2.5).
 */
public final class NodeOrder {

  private NodeOrder() {}

  /** A comparator over anything that has a zone, a creation time and a name. */
  public static <T> Comparator<T> by(
      List<NodeOrderKey> keys,
      Function<T, String> zone,
      Function<T, Instant> created,
      Function<T, String> name) {
    Comparator<T> order = null;
    for (NodeOrderKey key : keys) {
      Comparator<T> next =
          switch (key) {
            case ZONE -> Comparator.comparing(zone);
            case AGE -> Comparator.comparing(created);
          };
      order = order == null ? next : order.thenComparing(next);
    }
    Comparator<T> byName = Comparator.comparing(name);
    return order == null ? byName : order.thenComparing(byName);
  }
}
