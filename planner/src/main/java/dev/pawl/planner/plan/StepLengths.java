package dev.pawl.planner.plan;

import dev.pawl.planner.predict.StepKind;
import dev.pawl.planner.predict.StepTimes;
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
 * @param addon one addon
 * @param node one node of a pool, from its first step to its last, by the pool's name
 */
public record StepLengths(Duration controlPlane, Duration addon, Map<String, Duration> node) {

  private static final double MILLIS = 1000;

  public StepLengths {
    node = Map.copyOf(node);
  }

  static StepLengths of(UpgradeSpec spec) {
    StepTimes times = spec.stepTimes();
    boolean snapshot =
        spec.controlPlane() != null && spec.controlPlane().exec().has(ExecAction.SNAPSHOT);
    Map<String, Duration> node = new TreeMap<>();
    spec.pools().forEach(p -> node.put(p.name(), sum(times, ofNode(p))));
    return new StepLengths(
        sum(
            times,
            snapshot
                ? List.of(StepKind.SNAPSHOT, StepKind.CONTROL_PLANE)
                : List.of(StepKind.CONTROL_PLANE)),
        sum(times, List.of(StepKind.ADDON)),
        node);
  }

  private static List<StepKind> ofNode(PoolSpec pool) {
    return pool.inPlace()
        ? List.of(StepKind.DRAIN, StepKind.POD_END, StepKind.CHANGE)
        : List.of(StepKind.SURGE, StepKind.DRAIN, StepKind.POD_END, StepKind.REMOVE);
  }

  private static Duration sum(StepTimes times, List<StepKind> kinds) {
    double seconds = kinds.stream().mapToDouble(k -> times.of(k).high()).sum();
    return Duration.ofMillis(Math.round(seconds * MILLIS));
  }
}
