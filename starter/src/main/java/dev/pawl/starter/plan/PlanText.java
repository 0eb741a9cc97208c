package dev.pawl.starter.plan;

import dev.pawl.planner.explain.Downtimes;
import dev.pawl.planner.explain.Steps;
import dev.pawl.planner.plan.Plan;
import dev.pawl.planner.plan.Plan.Blocker;
import dev.pawl.planner.plan.Plan.HopPlan;
import dev.pawl.planner.plan.Plan.PhasePlan;
import dev.pawl.planner.plan.Plan.PoolPlan;
import dev.pawl.planner.spec.Policy;
import dev.pawl.planner.upgrade.Phase;
import dev.pawl.starter.output.TextTable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A plan for people: a tree of hops, phases and pools, the way back, what blocks, how long. */
public final class PlanText {

  private static final int NAME_WIDTH = 14;
  private static final String STEM = "│  ";
  private static final String FORK = "├─ ";
  private static final String LAST = "└─ ";

  private final Planned planned;
  private final Plan plan;
  private final StepNotes notes;

  private PlanText(Planned planned, StepNotes notes) {
    this.planned = planned;
    this.plan = planned.plan();
    this.notes = notes;
  }

  /** The lines, and what to do next. */
  public static List<String> lines(Planned planned) {
    return lines(planned, StepNotes.NONE);
  }

  /** The same, with notes under what they are about. */
  static List<String> lines(Planned planned, StepNotes notes) {
    PlanText text = new PlanText(planned, notes);
    List<String> lines = new ArrayList<>(text.plan());
    lines.add("");
    lines.addAll(text.verdict());
    return lines;
  }

  /** The plan alone. */
  public static List<String> story(Planned planned) {
    return new PlanText(planned, StepNotes.NONE).plan();
  }

  private List<String> plan() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s → %s  (cluster %s)"
            .formatted(plan.name(), plan.from(), plan.target(), plan.cluster()));
    if (plan.path() != null) {
      lines.addAll(PathText.lines(plan.path()));
    }
    notes.under(Steps.UPGRADE).forEach(line -> lines.add("  " + line));
    plan.hops().forEach(hop -> hop(hop, lines));
    lines.addAll(AddonText.lines(planned.addons(), planned.spec().addons()));
    if (plan.saved().podMoves() > 0) {
      lines.add("");
      lines.add(saved());
    }
    if (!plan.warnings().isEmpty()) {
      lines.add("");
      plan.warnings().forEach(w -> lines.add("! " + w));
    }
    if (!plan.undo().isEmpty()) {
      lines.add("");
      lines.addAll(UndoText.lines(plan.undo()));
      if (plan.pointOfNoReturn() != null) {
        lines.add("  the point of no return is " + plan.pointOfNoReturn().step());
      }
    }
    lines.addAll(downtime());
    lines.addAll(notes.after());
    lines.add("");
    lines.addAll(PredictionText.lines(plan.prediction()));
    return lines;
  }

  private void hop(HopPlan hop, List<String> lines) {
    lines.add("");
    lines.add("hop %s → %s".formatted(hop.from(), hop.to()));
    notes.under(Steps.hop(hop)).forEach(line -> lines.add(STEM + line));
    for (Iterator<PhasePlan> phases = hop.phases().iterator(); phases.hasNext(); ) {
      PhasePlan phase = phases.next();
      boolean last = !phases.hasNext();
      lines.add((last ? LAST : FORK) + phase(phase));
      String below = (last ? "   " : STEM) + " ".repeat(NAME_WIDTH);
      notes.under(Steps.phase(hop, phase.name())).forEach(line -> lines.add(below + line));
      if (phase.name() == Phase.POOLS && !phase.skipped()) {
        pools(hop, last ? "   " : STEM, lines);
      }
    }
  }

  private static String phase(PhasePlan phase) {
    String note =
        (phase.skipped() ? "skipped: " : "") + (phase.reason() == null ? "" : phase.reason());
    return (TextTable.padded(phase.name().label(), NAME_WIDTH) + note).stripTrailing();
  }

  private void pools(HopPlan hop, String stem, List<String> lines) {
    List<PoolPlan> turning = hop.pools().stream().map(plan::pool).toList();
    for (Iterator<PoolPlan> pools = turning.iterator(); pools.hasNext(); ) {
      PoolPlan pool = pools.next();
      boolean last = !pools.hasNext();
      String below = stem + (last ? "   " : STEM) + " ".repeat(NAME_WIDTH - STEM.length());
      PoolText text = new PoolText(planned, pool);
      lines.add(
          stem
              + (last ? LAST : FORK)
              + TextTable.padded(pool.name(), NAME_WIDTH - STEM.length())
              + text.summary());
      text.details().forEach(line -> lines.add(below + line));
      notes.under(Steps.pool(hop, pool.name())).forEach(line -> lines.add(below + line));
    }
  }

  /** Of a product that documents it (S3.9). */
  private List<String> downtime() {
    return planned.spec().policy() == Policy.GDC
        ? DowntimeText.lines(
            Downtimes.of(planned.spec(), planned.state(), plan), planned.spec().policy())
        : List.of();
  }

  private String saved() {
    return "pools turn over only where the versions force it: that saves %d nodes and %d pod moves"
        .formatted(plan.saved().nodes(), plan.saved().podMoves());
  }

  private List<String> verdict() {
    if (!plan.openMinors().isEmpty()) {
      return List.of("It can be started once spec.target.via names each patch on the way.");
    }
    if (!planned.blocked()) {
      return List.of(
          "Nothing blocks it. 'pawl start -f %s' begins.".formatted(planned.file().file()));
    }
    List<String> lines = new ArrayList<>();
    lines.add("It must not be started as things are:");
    planned.blockers().forEach(b -> lines.add("  " + blocker(b)));
    return lines;
  }

  private static String blocker(Blocker blocker) {
    List<String> unnamed = blocker.unnamed();
    String objects = unnamed.isEmpty() ? "" : " (" + String.join(", ", unnamed) + ")";
    return blocker.id() + ": " + blocker.message() + objects;
  }
}
