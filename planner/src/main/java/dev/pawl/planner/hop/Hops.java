package dev.pawl.planner.hop;

import dev.pawl.planner.version.Minor;
import java.util.List;

/**
 * How an upgrade gets to its target.
 *
 * @param hops in order, at least one
 * @param planned what its turnovers cost
 * @param saved what it would cost more to turn every pool over in every hop
 */
public record Hops(List<Hop> hops, Effort planned, Effort saved) implements HopAnswer {

  public Hops {
    hops = List.copyOf(hops);
  }

  /** Where the control plane is now. */
  public Stop from() {
    return hops.get(0).from();
  }

  /** Where it ends. */
  public Stop target() {
    return hops.get(hops.size() - 1).to();
  }

  /** How often a pool turns over. */
  public int turnovers(String pool) {
    return (int)
        hops.stream().flatMap(h -> h.pools().stream()).filter(t -> t.pool().equals(pool)).count();
  }

  /** Minors on the way whose patch is open: an upgrade cannot start before they are named. */
  public List<Minor> openMinors() {
    return hops.stream()
        .map(Hop::to)
        .filter(Stop.OpenPatch.class::isInstance)
        .map(Stop::minor)
        .distinct()
        .toList();
  }

  /** Whether the cluster is where it should be: nothing moves (S3.1). */
  public boolean nothingToDo() {
    return hops.stream()
        .allMatch(
            h ->
                !h.movesControlPlane()
                    && h.pools().isEmpty()
                    && h.addonsBefore().isEmpty()
                    && h.addonsAfter().isEmpty());
  }
}
