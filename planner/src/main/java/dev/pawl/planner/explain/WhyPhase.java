package dev.pawl.planner.explain;

import dev.pawl.planner.hop.Hop;
import dev.pawl.planner.hop.Hop.AddonMove;
import dev.pawl.planner.plan.Plan;
import dev.pawl.planner.plan.Plan.HopPlan;
import dev.pawl.planner.plan.Plan.PhasePlan;
import dev.pawl.planner.policy.VersionRule;
import dev.pawl.planner.upgrade.Phase;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a phase is there, or is skipped. */
record WhyPhase(Plan plan) {

  List<Explanation> of(HopPlan hop, Hop decided, PhasePlan phase) {
    String step = Steps.phase(hop, phase.name());
    if (phase.skipped()) {
      return one(step, skipped(hop, phase), OrderRules.NOTHING_TO_DO);
    }
    return switch (phase.name()) {
      case PREFLIGHT ->
          one(
              step,
              "the cluster may have changed: what blocks is found before anything moves",
              OrderRules.PHASES_IN_ORDER);
      case ADDONS_BEFORE -> addons(step, decided.addonsBefore());
      case CONTROL_PLANE ->
          one(
              step,
              "the target, %s, is newer than its %s; pools follow it"
                  .formatted(plan.target(), hop.from()),
              OrderRules.CONTROL_PLANE_FIRST);
      case ADDONS_AFTER -> addons(step, decided.addonsAfter());
      case POOLS -> List.of();
      case VERIFY ->
          one(
              step,
              "what the hop has changed is looked at before it counts as done",
              OrderRules.CHECKS_UNTIL_GREEN);
    };
  }

  private String skipped(HopPlan hop, PhasePlan phase) {
    return switch (phase.name()) {
      case ADDONS_BEFORE, ADDONS_AFTER ->
          hop.addons(phase.name()).isEmpty() ? noAddon() : phase.reason();
      case CONTROL_PLANE ->
          hop.from().equals(plan.target().toString())
              ? "the control plane is at the target, " + hop.from()
              : "the control plane stays at %s while pools catch up".formatted(hop.from());
      case PREFLIGHT, POOLS, VERIFY -> phase.reason();
    };
  }

  private String noAddon() {
    String elsewhere =
        plan.hops().stream().flatMap(WhyPhase::addonsOf).collect(Collectors.joining(", "));
    return elsewhere.isEmpty() ? "this upgrade changes no addon" : "addons change in " + elsewhere;
  }

  /** In which of its phases. */
  private static Stream<String> addonsOf(HopPlan hop) {
    return Stream.of(
            hop.addonsBefore().isEmpty() ? "" : Steps.phase(hop, Phase.ADDONS_BEFORE),
            hop.addonsAfter().isEmpty() ? "" : Steps.phase(hop, Phase.ADDONS_AFTER))
        .filter(step -> !step.isEmpty());
  }

  private static List<Explanation> addons(String step, List<AddonMove> moves) {
    return moves.stream()
        .map(
            m ->
                new Explanation(
                    step, "addon %s changes here: %s".formatted(m.addon(), m.reason()), m.rule()))
        .toList();
  }

  private static List<Explanation> one(String step, String because, VersionRule rule) {
    return List.of(new Explanation(step, because, rule));
  }
}
