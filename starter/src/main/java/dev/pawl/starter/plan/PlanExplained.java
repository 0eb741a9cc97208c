package dev.pawl.starter.plan;

import dev.pawl.planner.explain.Downtimes;
import dev.pawl.planner.explain.Explainer;
import dev.pawl.planner.explain.Explanation;
import dev.pawl.planner.explain.Steps;
import dev.pawl.planner.policy.VersionRule;
import dev.pawl.planner.spec.Policy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The reasons of a plan for people, under what they explain. */
public final class PlanExplained implements StepNotes {

  private final Planned planned;
  private final List<Explanation> explanations;

  private PlanExplained(Planned planned, List<Explanation> explanations) {
    this.planned = planned;
    this.explanations = explanations;
  }

  /** As {@link PlanText#lines(Planned)}, with the reason of each step. */
  public static List<String> lines(Planned planned) {
    return PlanText.lines(planned, new PlanExplained(planned, of(planned)));
  }

  /** Why the plan is as it is. */
  static List<Explanation> of(Planned planned) {
    return Explainer.explain(planned.spec(), planned.state(), planned.plan());
  }

  @Override
  public List<String> under(String step) {
    return explanations.stream()
        .filter(e -> e.step().equals(step))
        .map(e -> "because %s (%s)".formatted(e.because(), e.rule().id()))
        .toList();
  }

  @Override
  public List<String> after() {
    List<String> lines = new ArrayList<>();
    List<String> changes =
        explanations.stream()
            .filter(e -> Steps.isChange(e.step()))
            .map(e -> "  %s (%s)".formatted(e.because(), e.rule().id()))
            .toList();
    section("what other changes trigger", changes, lines);
    // the plan itself tells those of a product that documents them
    if (planned.spec().policy() != Policy.GDC) {
      lines.addAll(
          DowntimeText.lines(
              Downtimes.of(planned.spec(), planned.state(), planned.plan()),
              planned.spec().policy()));
    }
    section("the rules", rules().stream().map(PlanExplained::rule).toList(), lines);
    return lines;
  }

  /** Each that decided something, once. */
  private Collection<VersionRule> rules() {
    Map<String, VersionRule> rules = new LinkedHashMap<>();
    explanations.forEach(e -> rules.putIfAbsent(e.rule().id(), e.rule()));
    return rules.values();
  }

  private static String rule(VersionRule rule) {
    return "  %s: %s (%s)".formatted(rule.id(), rule.statement(), rule.source());
  }

  private static void section(String title, List<String> section, List<String> lines) {
    if (!section.isEmpty()) {
      lines.add("");
      lines.add(title);
      lines.addAll(section);
    }
  }
}
