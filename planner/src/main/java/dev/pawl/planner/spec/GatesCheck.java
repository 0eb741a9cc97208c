package dev.pawl.planner.spec;

import dev.pawl.planner.gate.Condition;
import dev.pawl.planner.spec.UpgradeDocument.Gate;
import dev.pawl.planner.spec.UpgradeDocument.PrometheusQuery;
import dev.pawl.planner.spec.text.FieldPath;
import dev.pawl.planner.spec.text.Problems;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** A gate asks one thing, can be asked, and its answer can be judged. */
final class GatesCheck implements DocumentCheck {

  private static final Set<GateAfter> IN_POOLS =
      Set.of(GateAfter.NODE, GateAfter.CANARY, GateAfter.POOL);

  @Override
  public void check(UpgradeDocument document, Problems problems) {
    PoolNames pools = new PoolNames(document.spec());
    DocumentCheck.forEach(
        document.spec().gates(),
        GATES,
        (gate, at) -> {
          question(gate, at, problems);
          looks(gate, at, problems);
          pools.check(gate.pools(), at.field("pools"), problems);
          place(gate, at, document.spec(), problems);
        });
  }

  private static void question(Gate gate, FieldPath at, Problems problems) {
    long asked =
        Stream.of(gate.prometheus(), gate.health(), gate.approval())
            .filter(Objects::nonNull)
            .count();
    boolean misread =
        Stream.of("prometheus", "health", "approval").anyMatch(f -> problems.touch(at.field(f)));
    if (asked != 1 && !misread) {
      problems.add(
          at,
          asked == 0 ? "a gate that asks nothing" : "a gate that asks " + asked + " things",
          "write one of prometheus, health and approval"
              + (asked == 0 ? "" : "; several gates may follow the same step"));
    }
    FieldPath ask = at.field("prometheus");
    if (gate.prometheus() != null && !problems.touch(ask)) {
      prometheus(gate.prometheus(), ask, problems);
    }
  }

  private static void prometheus(PrometheusQuery ask, FieldPath at, Problems problems) {
    BaseAddress.check(ask.url(), at.field("url"), problems);
    condition(ask.successCondition(), at.field("successCondition"), problems);
    if (ask.failureCondition() != null) {
      condition(ask.failureCondition(), at.field("failureCondition"), problems);
    }
    if (ask.tokenFile() != null && ask.tokenEnv() != null) {
      problems.add(at.field("tokenEnv"), "contradicts tokenFile", "write one of them");
    }
  }

  private static void condition(String condition, FieldPath at, Problems problems) {
    if (Condition.parse(condition).isEmpty()) {
      problems.add(
          at,
          "expected `result`, one of < <= > >= == != and a number, got \"" + condition + "\"",
          "write it as \"result < 0.01\"");
    }
  }

  private static void looks(Gate gate, FieldPath at, Problems problems) {
    if (gate.approval() != null) {
      unlooked(gate.interval(), at.field("interval"), problems);
      unlooked(gate.successes(), at.field("successes"), problems);
      unlooked(gate.failures(), at.field("failures"), problems);
      unlooked(gate.inconclusive(), at.field("inconclusive"), problems);
      unlooked(gate.errors(), at.field("errors"), problems);
      return;
    }
    if (gate.successes() != null && gate.successes() < 1) {
      problems.add(
          at.field("successes"), "a gate that nobody looks at", "write 1 or more, or leave it out");
    }
    if (gate.interval() != null && gate.interval().compareTo(Duration.ofSeconds(1)) < 0) {
      problems.add(
          at.field("interval"), "less than a second between two looks", "write 1s or more");
    }
  }

  private static void unlooked(Object written, FieldPath at, Problems problems) {
    if (written != null) {
      problems.add(at, "contradicts approval: a person is asked once", "leave it out");
    }
  }

  private static void place(Gate gate, FieldPath at, UpgradeDocument.Spec spec, Problems problems) {
    if (gate.after() == null) {
      return;
    }
    if (gate.pools() != null && !IN_POOLS.contains(gate.after())) {
      problems.add(
          at.field("pools"), "contradicts `after`: no pool is upgraded there", "leave it out");
    }
    if (gate.after() == GateAfter.CANARY) {
      DocumentCheck.forEachPool(
          spec,
          (pool, poolAt) -> {
            boolean concerned = gate.pools() == null || gate.pools().contains(pool.name());
            if (concerned && hasNoCanary(pool)) {
              problems.add(
                  at.field("after"),
                  "pool " + pool.name() + " has no canary to follow",
                  "give it one, or name other pools in `pools`");
            }
          });
    }
  }

  private static boolean hasNoCanary(UpgradeDocument.Pool pool) {
    return pool.strategy() != null
        && pool.strategy().canary() != null
        && Integer.valueOf(0).equals(pool.strategy().canary().nodes());
  }
}
