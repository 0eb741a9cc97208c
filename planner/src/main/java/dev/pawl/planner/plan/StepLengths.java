package dev.pawl.planner.plan;

import dev.pawl.planner.predict.PoolForecast;
import dev.pawl.planner.predict.StepKind;
import dev.pawl.planner.predict.StepTimes;
import dev.pawl.planner.predict.UpgradeForecast;
import dev.pawl.planner.spec.ExecAction;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.planner.spec.UpgradeSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long what must not be cut in two is expected to take: it has to end in the window in which it
 * starts.
 *
 * @param controlPlane snapshot and change of one hop
 * @param finalise the command that ends a two-step upgrade
 * @param addon one addon
 * @param node one node of a pool, from its first step to its last, by the pool's name: the longest
 *     of the forecast, and never less than its steps take by themselves
 */
public record StepLengths(
    Duration controlPlane, Duration finalise, Duration addon, Map<String, Duration> node) {

  private static final double MILLIS = 1000;

  public StepLengths {
    node = Map.copyOf(node);
  }

  static StepLengths of(UpgradeSpec spec, UpgradeForecast forecast, StepTimes times) {
    boolean snapshot =
        spec.controlPlane() != null && spec.controlPlane().exec().has(ExecAction.SNAPSHOT);
    Map<String, Duration> node = new TreeMap<>();
    spec.pools().forEach(p -> node.put(p.name(), sum(times, ofNode(p))));
    // Pods and their budgets may make a node take longer than its steps by themselves.
    forecast.phases().stream()
        .flatMap(phase -> phase.pools().stream())
        .forEach(p -> node.merge(p.pool(), longest(p), StepLengths::longer));
    return new StepLengths(
        sum(
            times,
            snapshot
                ? List.of(StepKind.SNAPSHOT, StepKind.CONTROL_PLANE)
                : List.of(StepKind.CONTROL_PLANE)),
        sum(times, List.of(StepKind.FINALISE)),
        sum(times, List.of(StepKind.ADDON)),
        node);
  }

  private static Duration longest(PoolForecast pool) {
    return length(pool.nodes().stream().mapToDouble(n -> n.end() - n.start()).max().orElse(0));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static List<StepKind> ofNode(PoolSpec pool) {
    return pool.inPlace()
        ? List.of(StepKind.DRAIN, StepKind.POD_END, StepKind.CHANGE)
        : List.of(StepKind.SURGE, StepKind.DRAIN, StepKind.POD_END, StepKind.REMOVE);
  }

  private static Duration sum(StepTimes times, List<StepKind> kinds) {
    return length(kinds.stream().mapToDouble(k -> times.of(k).high()).sum());
  }

  private static Duration length(double seconds) {
    return Duration.ofMillis(Math.round(seconds * MILLIS));
  }
}
