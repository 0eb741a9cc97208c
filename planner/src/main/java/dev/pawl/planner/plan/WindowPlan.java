package dev.pawl.planner.plan;

import dev.pawl.planner.plan.Plan.Blocker;
import dev.pawl.planner.plan.Plan.HopPlan;
import dev.pawl.planner.plan.Plan.PoolWindows;
import dev.pawl.planner.plan.Plan.WindowStretch;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.planner.spec.UpgradeSpec;
import dev.pawl.planner.window.Opening;
import dev.pawl.planner.window.Pace;
import dev.pawl.planner.window.PoolBegin;
import dev.pawl.planner.window.PoolSizes;
import dev.pawl.planner.window.PoolWork;
import dev.pawl.planner.window.Schedule;
import dev.pawl.planner.window.Stretch;
import dev.pawl.planner.window.WindowFit;
import dev.pawl.planner.window.Windows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * In which windows the upgrade would run, were it started now: the hops one after another, each
 * step where it fits. It ends at the first step that fits no window, which blocks.
 */
final class WindowPlan {

  /** What a step that fits no window is called. */
  static final String ID = "WINDOW";

  /** What comes of it. */
  record Found(List<PoolWindows> pools, List<Blocker> blockers, List<String> notes) {}

  private final UpgradeSpec spec;
  private final Turnovers turnovers;
  private final StepLengths lengths;
  private final Windows windows;
  private final List<PoolWindows> pools = new ArrayList<>();
  private final List<Blocker> blockers = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private Instant clock;

  private WindowPlan(UpgradeSpec spec, Turnovers turnovers, StepLengths lengths, Instant now) {
    this.spec = spec;
    this.turnovers = turnovers;
    this.lengths = lengths;
    this.windows = spec.openings();
    this.clock = now;
  }

  static Found of(
      UpgradeSpec spec, List<HopPlan> hops, Turnovers turnovers, StepLengths lengths, Instant now) {
    WindowPlan plan = new WindowPlan(spec, turnovers, lengths, now);
    if (!spec.windows().isEmpty()) {
      plan.run(hops);
    }
    return new Found(List.copyOf(plan.pools), List.copyOf(plan.blockers), List.copyOf(plan.notes));
  }

  private void run(List<HopPlan> hops) {
    for (HopPlan hop : hops) {
      if (!fits(hop)) {
        return;
      }
    }
  }

  private boolean fits(HopPlan hop) {
    return fit(hop.addonsBefore())
        && controlPlane(hop)
        && fit(hop.addonsAfter())
        && (hop.pools().isEmpty() || pools(hop));
  }

  private boolean fit(List<String> addons) {
    return spec.addonOrder(addons).rounds().stream()
        .allMatch(round -> step("addon " + String.join(", ", round), lengths.addon()));
  }

  private boolean controlPlane(HopPlan hop) {
    if (!hop.movesControlPlane()) {
      return true;
    }
    boolean fits = step("control plane", lengths.controlPlane());
    // The bake is no step: it may go on while no window is open.
    clock = clock.plus(spec.controlPlane().bake());
    return fits;
  }

  private boolean step(String what, Duration length) {
    WindowFit fit = WindowFit.of(windows.shared(), clock, length);
    if (fit instanceof WindowFit.Never never) {
      blockers.add(new Blocker(ID, what + ": " + never.why(), List.of()));
      return false;
    }
    clock = fit instanceof WindowFit.WaitUntil wait ? wait.at() : clock;
    clock = clock.plus(length);
    return true;
  }

  private boolean pools(HopPlan hop) {
    List<PoolWork> works = hop.pools().stream().map(name -> work(hop, name)).toList();
    return switch (spec.poolOrder()) {
      case SEQUENTIAL -> take(hop, works, Schedule.of(windows, works, clock));
      case PARALLEL -> {
        Instant begin = clock;
        Instant last = clock;
        for (PoolWork work : works) {
          if (!take(hop, List.of(work), Schedule.of(windows, List.of(work), begin))) {
            yield false;
          }
          last = clock.isAfter(last) ? clock : last;
        }
        clock = last;
        yield true;
      }
    };
  }

  private PoolWork work(HopPlan hop, String name) {
    PoolSpec pool = spec.pool(name);
    int sideBySide = pool.sideBySide(turnovers.size(name));
    Pace pace =
        new Pace(
            lengths.node().get(name),
            sideBySide,
            pool.strategy().canaryNodes(),
            pool.strategy().canarySoak());
    return new PoolWork(name, turnovers.in(hop, name).size(), pace, PoolBegin.AT_ONCE);
  }

  private boolean take(HopPlan hop, List<PoolWork> works, Schedule schedule) {
    works.forEach(work -> show(hop, work, schedule));
    if (schedule instanceof Schedule.Stuck stuck) {
      blockers.add(new Blocker(ID, "pool %s: %s".formatted(stuck.pool(), stuck.why()), List.of()));
      return false;
    }
    clock = ((Schedule.Complete) schedule).ends();
    return true;
  }

  private void show(HopPlan hop, PoolWork work, Schedule schedule) {
    List<Stretch> all =
        schedule.stretches().stream().filter(s -> s.pool().equals(work.pool())).toList();
    if (all.isEmpty()) {
      return;
    }
    boolean done = all.stream().mapToInt(Stretch::nodes).sum() == work.nodes();
    pools.add(
        new PoolWindows(
            work.pool(),
            hop.label(),
            FirstFew.of(all).stream().map(WindowPlan::shown).toList(),
            FirstFew.more(all),
            done ? all.get(all.size() - 1).ends() : null));
    if (all.size() > 1) {
      notes.add(
          "pool %s takes %d windows: %s".formatted(work.pool(), all.size(), sizes(work, all)));
    }
  }

  private static WindowStretch shown(Stretch stretch) {
    Opening window = stretch.window();
    return new WindowStretch(
        window.start(), window.endless() ? null : window.end(), stretch.nodes());
  }

  /** The first window may be half over: the longest stands for them. */
  private static String sizes(PoolWork work, List<Stretch> stretches) {
    Duration window =
        stretches.stream()
            .map(s -> s.window().length())
            .max(Comparator.naturalOrder())
            .orElseThrow();
    return new PoolSizes(work.nodes(), work.pace().sideBySide(), window, work.pace()).sentence();
  }
}
