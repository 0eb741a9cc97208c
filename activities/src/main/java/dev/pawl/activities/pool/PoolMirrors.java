package dev.pawl.activities.pool;

import dev.pawl.planner.spec.PoolSpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The mirrors of a worker, one for each pool that it decides about; those not used any more end.
 */
final class PoolMirrors {

  private static final Duration IDLE = Duration.ofMinutes(10);

  /**
   * A new client of the same cluster gets another: the old one's watches end with it. A pool whose
   * numbers were changed on the way keeps its own: which nodes are in it stays as it is.
   */
  private record Key(KubernetesClient client, String pool, String upgrade) {}

  private static final class Used {
    private final PoolMirror mirror;
    private Instant last;

    private Used(PoolMirror mirror) {
      this.mirror = mirror;
    }
  }

  private final Clock clock;
  private final Map<Key, Used> mirrors = new HashMap<>();

  PoolMirrors(Clock clock) {
    this.clock = clock;
  }

  synchronized PoolMirror of(KubernetesClient client, PoolSpec pool, String upgrade) {
    Instant now = clock.instant();
    Used used =
        mirrors.computeIfAbsent(
            new Key(client, pool.name(), upgrade),
            k -> new Used(new PoolMirror(client, pool, upgrade, clock)));
    used.last = now;
    mirrors
        .values()
        .removeIf(
            other -> {
              boolean idle = other.last.plus(IDLE).isBefore(now);
              if (idle) {
                other.mirror.close();
              }
              return idle;
            });
    return used.mirror;
  }
}
