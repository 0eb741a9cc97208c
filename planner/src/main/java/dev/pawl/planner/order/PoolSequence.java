package dev.pawl.planner.order;

import dev.pawl.planner.spec.PoolOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How the pools of a cluster follow one another (seed 001, S1.10 and S1.11).
 *
 * @param order whether pools turn over side by side or one after another
 * @param pools names of the pools, the first to begin first
 * @param rounds which workers move together, round after round
 */
public record PoolSequence(PoolOrder order, List<String> pools, List<List<Worker>> rounds) {

  /**
   * A pool and its workers.
   *
   * @param zone the zone its nodes are in; empty where it is in none
   * @param workers names of its nodes, first to last
   */
  public record Pool(String name, String zone, List<String> workers) {
    public Pool {
      workers = List.copyOf(workers);
    }
  }

  /** A node and the pool it is in. */
  public record Worker(String pool, String node) {}

  private static final Comparator<Pool> BY_ZONE =
      Comparator.comparing((Pool pool) -> pool.zone().isEmpty()).thenComparing(Pool::zone);

  public PoolSequence {
    pools = List.copyOf(pools);
    rounds = rounds.stream().map(List::copyOf).toList();
  }

  /**
   * v1alpha2 updates all pools at once, whatever changes. v1alpha3 and v1beta1 update them one
   * after another: a version one worker at a time across all pools, zone A's pool first; a
   * configuration one worker of each pool at a time. Pools of one zone keep their order; those
   * without a zone come last.
   */
  public static PoolSequence of(ChangeKind change, TkgApi api, List<Pool> pools) {
    List<Pool> byZone = pools.stream().sorted(BY_ZONE).toList();
    return switch (api) {
      case V1ALPHA2 -> sideBySide(pools);
      case V1ALPHA3, V1BETA1 ->
          switch (change) {
            case VERSION -> oneAfterAnother(byZone);
            case CONFIGURATION -> sideBySide(byZone);
          };
    };
  }

  private static PoolSequence oneAfterAnother(List<Pool> pools) {
    List<List<Worker>> rounds =
        pools.stream()
            .flatMap(pool -> pool.workers().stream().map(node -> new Worker(pool.name(), node)))
            .map(List::of)
            .toList();
    return new PoolSequence(PoolOrder.SEQUENTIAL, names(pools), rounds);
  }

  private static PoolSequence sideBySide(List<Pool> pools) {
    List<List<Worker>> rounds = new ArrayList<>();
    int longest = pools.stream().mapToInt(pool -> pool.workers().size()).max().orElse(0);
    for (int i = 0; i < longest; i++) {
      int round = i;
      rounds.add(
          pools.stream()
              .filter(pool -> round < pool.workers().size())
              .map(pool -> new Worker(pool.name(), pool.workers().get(round)))
              .toList());
    }
    return new PoolSequence(PoolOrder.PARALLEL, names(pools), rounds);
  }

  private static List<String> names(List<Pool> pools) {
    return pools.stream().map(Pool::name).toList();
  }
}
