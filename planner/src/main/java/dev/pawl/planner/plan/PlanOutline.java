package dev.pawl.planner.plan;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * What of a plan must stay as it was shown: read back from the document of {@code pawl plan}, or
 * taken from a plan. Estimates and words may differ.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PlanOutline(String from, String target, List<Hop> hops, List<Pool> pools) {

  public PlanOutline {
    hops = hops == null ? List.of() : List.copyOf(hops);
    pools = pools == null ? List.of() : List.copyOf(pools);
  }

  /** One step of the control plane. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Hop(String from, String to, List<String> pools) {
    public Hop {
      pools = pools == null ? List.of() : List.copyOf(pools);
    }
  }

  /**
   * A pool.
   *
   * @param order names of the nodes that are replaced, first to last
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Pool(String name, int turnovers, List<String> order) {
    public Pool {
      order = order == null ? List.of() : List.copyOf(order);
    }
  }

  /** Of a plan. */
  public static PlanOutline of(Plan plan) {
    return new PlanOutline(
        plan.from().toString(),
        plan.target().toString(),
        plan.hops().stream().map(h -> new Hop(h.from(), h.to(), h.pools())).toList(),
        plan.pools().stream().map(p -> new Pool(p.name(), p.turnovers(), p.order())).toList());
  }
}
