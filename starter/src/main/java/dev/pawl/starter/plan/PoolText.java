package dev.pawl.starter.plan;

import dev.pawl.planner.plan.Plan.PoolPlan;
import dev.pawl.planner.spec.Durations;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.planner.spec.Strategy;
import java.util.ArrayList;
import java.util.List;

/** A pool of a plan, in words. */
record PoolText(Planned planned, PoolPlan pool) {

  private static final int FIRST = 5;

  /** How many nodes, and by which strategy. */
  String summary() {
    PoolSpec spec = planned.spec().pool(pool.name());
    long size = planned.state().nodes().stream().filter(n -> spec.selects(n.labels())).count();
    return pool.order().isEmpty()
        ? "skipped: its %d nodes are at the target".formatted(size)
        : nodes(size) + ", " + strategy(spec, (int) size);
  }

  private String nodes(long size) {
    int changing = pool.order().size();
    return changing == size ? size + " nodes" : "%d of %d nodes".formatted(changing, size);
  }

  private static String strategy(PoolSpec spec, int size) {
    Strategy s = spec.strategy();
    String width =
        spec.inPlace()
            ? "in place, %d at a time".formatted(s.unavailableFor(size))
            : "surge %d, unavailable %d".formatted(s.surgeFor(size), s.unavailableFor(size));
    String canary = s.canaryNodes() == 0 ? "" : ", canary " + s.canaryNodes();
    boolean soaks = s.canaryNodes() > 0 && !s.canarySoak().isZero();
    return width + canary + (soaks ? " watched for " + Durations.format(s.canarySoak()) : "");
  }

  /** Which nodes, first to last. */
  List<String> details() {
    List<String> order = pool.order();
    if (order.size() <= FIRST + 1) {
      return order.isEmpty() ? List.of() : List.of(String.join(", ", order));
    }
    List<String> shown = new ArrayList<>(order.subList(0, FIRST));
    shown.add("… " + order.get(order.size() - 1));
    return List.of(String.join(", ", shown));
  }
}
