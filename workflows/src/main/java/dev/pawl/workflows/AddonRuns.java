package dev.pawl.workflows;

import dev.pawl.planner.order.DependencyOrder;
import dev.pawl.planner.plan.Plan.HopPlan;
import dev.pawl.planner.spec.AddonSpec;
import dev.pawl.planner.upgrade.Phase;
import dev.pawl.planner.window.StepWindows;
import dev.pawl.workflows.ClusterUpgradeWorkflow.Start;
import dev.pawl.workflows.activity.AddonActivities;
import dev.pawl.workflows.activity.AddonActivities.AddonRecord;
import dev.pawl.workflows.activity.AddonActivities.AddonReport;
import dev.pawl.workflows.activity.AddonActivities.AddonRequest;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The addons of a phase: each begins once all that it depends on is through, beside others. Where
 * the upgrade is to end or to turn back, none begins any more, and those under way end first.
 */
final class AddonRuns {

  private final Start start;
  private final PhaseSteps steps;
  private final PointOfNoReturn point;
  private final UndoLog undo;
  private final Undoes undoes;
  private final List<String> notices;

  /**
   * @param notices where sentences for people are put
   */
  AddonRuns(
      Start start, PhaseSteps steps, PointOfNoReturn point, UndoLog undo, List<String> notices) {
    this.start = start;
    this.steps = steps;
    this.point = point;
    this.undo = undo;
    this.undoes = new Undoes(start);
    this.notices = notices;
  }

  /**
   * Until all are through.
   *
   * @throws Stopped where the upgrade is to be aborted or taken back
   */
  void run(HopPlan hop, Phase phase) {
    Round round = new Round(hop, start.spec().addonOrder(hop.addons(phase)));
    round.run();
    List<String> settled = hop.addons(phase).stream().filter(round.settled::contains).toList();
    if (!settled.isEmpty()) {
      notices.add(
          "%s of %s%s: as the spec says already: %s"
              .formatted(
                  phase.label(),
                  hop.label(),
                  settled.size() == hop.addons(phase).size() ? " is skipped" : "",
                  String.join(", ", settled)));
    }
  }

  /** One phase. What a person leaves out is through as well: that is for the person to know. */
  private final class Round {

    private final HopPlan hop;
    private final DependencyOrder order;
    private final Set<String> begun = new LinkedHashSet<>();
    private final Set<String> through = new LinkedHashSet<>();
    private final Set<String> settled = new LinkedHashSet<>();
    private final List<Promise<Void>> runs = new ArrayList<>();
    private Stopped stopped;

    private Round(HopPlan hop, DependencyOrder order) {
      this.hop = hop;
      this.order = order;
    }

    private void run() {
      while (stopped == null && through.size() < order.names().size()) {
        order.next(begun, through).ifPresentOrElse(this::begin, this::awaitNext);
      }
      Promise.allOf(runs).get();
      if (stopped != null) {
        // What a person has said since counts more than what failed.
        steps.checkpoint();
        throw stopped;
      }
    }

    /** Approvals and windows are for one at a time: those under way go on meanwhile. */
    private void begin(String addon) {
      try {
        point.before("addons/" + addon);
        window();
      } catch (Stopped end) {
        stopped = end;
      }
      if (stopped == null) {
        begun.add(addon);
        runs.add(Async.procedure(this::bring, addon));
      }
    }

    private void awaitNext() {
      long before = ended().count();
      Workflow.await(() -> ended().count() != before);
      ended().forEach(Promise::get);
    }

    private Stream<Promise<Void>> ended() {
      return runs.stream().filter(Promise::isCompleted);
    }

    private void bring(String addon) {
      try {
        steps.run("addons/" + addon, () -> applied(addon));
        through.add(addon);
      } catch (Stopped end) {
        stopped = end;
      }
    }

    private boolean applied(String addon) {
      AddonSpec spec = start.spec().addon(addon);
      AddonRequest request = new AddonRequest(start.upgrade(), spec);
      AddonRecord record =
          Steps.stub(AddonActivities.class, "record addon " + addon).record(request);
      if (record.done()) {
        settled.add(addon);
        return true;
      }
      if (record.kept()) {
        undo.before(undoes.addon(hop, addon, record));
      }
      // Applying again is harmless, and nobody who wants to go back waits for its pods.
      AddonActivities activities = Steps.stub(AddonActivities.class, "addon " + addon);
      AddonReport report = Interruptible.call(() -> activities.apply(request), steps::interrupted);
      AddonDowntime.sentence(spec, report.away()).ifPresent(notices::add);
      return true;
    }

    /** Waits until what takes so long would end in a window. */
    private void window() {
      if (!start.spec().windows().isEmpty()) {
        new WindowWait(steps)
            .pass(new StepWindows(start.spec().windows(), null, start.plan().lengths().addon()));
      }
    }
  }
}
