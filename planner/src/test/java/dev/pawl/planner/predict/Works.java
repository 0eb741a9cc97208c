package dev.pawl.planner.predict;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Pools to be forecast: simple ones, and any. */
final class Works {

  private static final int MOST_NODES = 12;
  private static final int MOST_BUDGETS = 3;

  /** A pool and the budgets of its pods. */
  record Case(PoolWork pool, List<BudgetWork> budgets) {

    PoolForecast forecast() {
      return PoolForecast.of(pool, budgets);
    }

    /** Another pace; a pool in place that may surge is replaced from then on. */
    Case withPace(Pace pace) {
      return with(pool.nodes(), pace, pool.inPlace() && pace.maxSurge() == 0, budgets);
    }

    /** Every node as the first. */
    Case withNodesAlike() {
      NodeWork first = pool.nodes().get(0);
      List<NodeWork> alike =
          pool.nodes().stream()
              .map(n -> new NodeWork(n.name(), first.pods(), first.byBudget(), first.room()))
              .toList();
      return with(alike, pool.pace(), pool.inPlace(), budgets);
    }

    Case withoutBudgets() {
      List<NodeWork> free =
          pool.nodes().stream()
              .map(n -> new NodeWork(n.name(), n.pods(), Map.of(), n.room()))
              .toList();
      return with(free, pool.pace(), pool.inPlace(), List.of());
    }

    private Case with(
        List<NodeWork> nodes, Pace pace, boolean inPlace, List<BudgetWork> newBudgets) {
      PoolWork other =
          new PoolWork(
              pool.name(), nodes, pool.desired(), pace, inPlace, pool.gates(), pool.times());
      return new Case(other, newBudgets);
    }
  }

  private Works() {}

  /** Steps of round numbers: boot 60 s, drain 1 s, pod end 4 s, remove 10 s, change 100 s. */
  static StepTimes times() {
    return times(Map.of());
  }

  static StepTimes times(Map<StepKind, Integer> seconds) {
    Map<StepKind, Duration> all = new EnumMap<>(StepKind.class);
    all.put(StepKind.TURN, Duration.ofMillis(100));
    all.put(StepKind.GATE, Duration.ofSeconds(2));
    all.put(StepKind.SURGE, Duration.ofSeconds(60));
    all.put(StepKind.DRAIN, Duration.ofSeconds(1));
    all.put(StepKind.EVICTION, Duration.ofMillis(10));
    all.put(StepKind.POD_END, Duration.ofSeconds(4));
    all.put(StepKind.POD_BACK, Duration.ofSeconds(20));
    all.put(StepKind.REMOVE, Duration.ofSeconds(10));
    all.put(StepKind.CHANGE, Duration.ofSeconds(100));
    seconds.forEach((kind, s) -> all.put(kind, Duration.ofSeconds(s)));
    return StepTimes.stated().declared(all);
  }

  static Pace pace(int surge, int unavailable) {
    return new Pace(surge, unavailable, 0, Duration.ZERO);
  }

  /** Nodes with so many pods each that no budget covers, and double the room. */
  static List<NodeWork> nodes(int count, int pods) {
    return nodes(count, pods, Map.of());
  }

  static List<NodeWork> nodes(int count, int pods, Map<String, Integer> byBudget) {
    List<NodeWork> nodes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      nodes.add(new NodeWork("n" + (100 + i), pods, byBudget, 2 * pods));
    }
    return nodes;
  }

  static PoolWork replacing(List<NodeWork> nodes, Pace pace) {
    return new PoolWork("workers", nodes, nodes.size(), pace, false, 0, times());
  }

  static PoolWork inPlace(List<NodeWork> nodes, Pace pace) {
    return new PoolWork("workers", nodes, nodes.size(), pace, true, 0, times());
  }

  // --- any ---

  static Arbitrary<Case> any() {
    return Combinators.combine(nodeLists(), paces(), budgets(), anyTimes(), Arbitraries.of(0, 0, 2))
        .flatAs(
            (nodes, pace, budgets, times, others) ->
                Combinators.combine(Arbitraries.of(false, false, true), Arbitraries.of(0, 0, 1, 2))
                    .as(
                        (inPlace, gates) ->
                            new Case(
                                new PoolWork(
                                    "workers",
                                    nodes,
                                    nodes.size() + others,
                                    inPlace ? changing(pace) : pace,
                                    inPlace,
                                    gates,
                                    times),
                                budgets)));
  }

  private static Pace changing(Pace pace) {
    return new Pace(0, Math.max(1, pace.maxUnavailable()), pace.canaryNodes(), pace.soak());
  }

  private static Arbitrary<Pace> paces() {
    Arbitrary<Integer> surge = Arbitraries.integers().between(0, 4);
    Arbitrary<Integer> unavailable = Arbitraries.integers().between(0, 4);
    Arbitrary<Integer> canary = Arbitraries.integers().between(0, 3);
    Arbitrary<Integer> soak = Arbitraries.of(0, 30);
    return Combinators.combine(surge, unavailable, canary, soak)
        .filter((s, u, c, k) -> s + u > 0)
        .as((s, u, c, k) -> new Pace(s, u, c, Duration.ofSeconds(k)));
  }

  private static Arbitrary<StepTimes> anyTimes() {
    Arbitrary<Integer> length = Arbitraries.integers().between(1, 90);
    return Combinators.combine(length, length, length, length, length)
        .as(
            (boot, podEnd, remove, change, gate) ->
                times(
                    Map.of(
                        StepKind.SURGE, boot,
                        StepKind.POD_END, podEnd,
                        StepKind.REMOVE, remove,
                        StepKind.CHANGE, change,
                        StepKind.GATE, gate)));
  }

  /** Budgets b0 to b2: some let one or two pods go, some none. */
  private static Arbitrary<List<BudgetWork>> budgets() {
    Arbitrary<Integer> away = Arbitraries.integers().between(0, 3);
    Arbitrary<Integer> ill = Arbitraries.of(0, 0, 1, 3);
    Arbitrary<Integer> back = Arbitraries.integers().between(1, 60);
    return Combinators.combine(away, ill, back)
        .as((a, i, b) -> List.of(a, i, b))
        .list()
        .ofSize(MOST_BUDGETS)
        .map(
            numbers -> {
              List<BudgetWork> all = new ArrayList<>();
              for (List<Integer> n : numbers) {
                all.add(
                    new BudgetWork(
                        "b" + all.size(),
                        10,
                        10 - n.get(1),
                        10 - n.get(0),
                        Span.exactly(n.get(2))));
              }
              return all;
            });
  }

  private static Arbitrary<List<NodeWork>> nodeLists() {
    Arbitrary<Integer> pods = Arbitraries.of(0, 0, 1, 2, 3);
    Arbitrary<Integer> free = Arbitraries.integers().between(0, 12);
    return Combinators.combine(free, pods, pods, pods)
        .as((f, a, b, c) -> List.of(f, a, b, c))
        .list()
        .ofMinSize(1)
        .ofMaxSize(MOST_NODES)
        .map(
            numbers -> {
              List<NodeWork> all = new ArrayList<>();
              for (List<Integer> n : numbers) {
                Map<String, Integer> byBudget =
                    Map.of("b0", n.get(1), "b1", n.get(2), "b2", n.get(3));
                int sum = n.stream().mapToInt(Integer::intValue).sum();
                all.add(new NodeWork("n" + (100 + all.size()), sum, byBudget, 2 * sum));
              }
              return all;
            });
  }
}
