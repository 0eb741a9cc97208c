package dev.pawl.planner.plan;

import dev.pawl.planner.cluster.SignerState;
import dev.pawl.planner.plan.Plan.PoolWindows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Pools that wait for their windows are paused, and a paused pool does not get rotated certificates
 * (seed 004, S4.6): whoever waits beyond the rotation is warned about.
 */
final class SignerNotes {

  private SignerNotes() {}

  static List<String> of(SignerState signer, List<PoolWindows> pools, Instant now) {
    return signer == null
        ? List.of()
        : pools.stream()
            .filter(pool -> pool.ends() == null || pool.ends().isAfter(signer.rotates()))
            .map(pool -> sentence(signer, pool, now))
            .toList();
  }

  private static String sentence(SignerState signer, PoolWindows pool, Instant now) {
    return ("pool %s is done %s, and kube-apiserver-to-kubelet-signer is rotated %s (%s): paused"
            + " until then, the pool misses it, and from %s on its nodes cannot be asked for logs;"
            + " unpause it in time")
        .formatted(
            pool.pool(),
            pool.ends() == null ? "later than can be said" : pool.ends(),
            signer.rotates(),
            left(now, signer.rotates()),
            signer.expires());
  }

  private static String left(Instant now, Instant then) {
    long days = Duration.between(now, then).toDays();
    return then.isBefore(now) ? "already" : days == 1 ? "in 1 day" : "in %d days".formatted(days);
  }
}
