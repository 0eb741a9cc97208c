package dev.pawl.planner.predict;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which of the times that a forecast rests on are only Pawl's own assumption. */
final class Assumed {

  private static final List<StepKind> OF_A_DRAIN =
      List.of(StepKind.DRAIN, StepKind.EVICTION, StepKind.POD_END, StepKind.POD_BACK);

  private Assumed() {}

  static List<StepKind> in(List<PhaseWork> phases, StepTimes times) {
    Set<StepKind> assumed = EnumSet.noneOf(StepKind.class);
    for (PhaseWork phase : phases) {
      note(phase.steps(), times, assumed);
      phase.pools().forEach(pool -> note(stepsOf(pool), pool.times(), assumed));
    }
    return List.copyOf(assumed);
  }

  private static void note(Iterable<StepKind> steps, StepTimes times, Set<StepKind> assumed) {
    for (StepKind step : steps) {
      if (times.all().get(step).origin() == Origin.STATED) {
        assumed.add(step);
      }
    }
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
