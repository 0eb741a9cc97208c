package dev.pawl.planner.predict;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which of the times that a forecast rests on come from where. */
final class StepsByOrigin {

  private static final List<StepKind> OF_A_DRAIN =
      List.of(StepKind.DRAIN, StepKind.EVICTION, StepKind.POD_END, StepKind.POD_BACK);

  private StepsByOrigin() {}

  static List<StepKind> in(List<PhaseWork> phases, StepTimes times, Origin origin) {
    Set<StepKind> found = EnumSet.noneOf(StepKind.class);
    for (PhaseWork phase : phases) {
      found.addAll(of(phase.steps(), times, origin));
      phase.pools().forEach(pool -> found.addAll(of(stepsOf(pool), pool.times(), origin)));
    }
    return List.copyOf(found);
  }

  private static List<StepKind> of(Collection<StepKind> steps, StepTimes times, Origin origin) {
    return steps.stream().filter(step -> times.all().get(step).origin() == origin).toList();
  }

  private static Set<StepKind> stepsOf(PoolWork pool) {
    Set<StepKind> steps = EnumSet.of(StepKind.TURN);
    if (pool.gates() > 0) {
      steps.add(StepKind.GATE);
    }
    if (pool.nodes().stream().anyMatch(n -> n.pods() > 0)) {
      steps.addAll(OF_A_DRAIN);
    }
    if (pool.inPlace()) {
      steps.add(StepKind.CHANGE);
    } else {
      steps.addAll(List.of(StepKind.SURGE, StepKind.REMOVE));
    }
    return steps;
  }
}
