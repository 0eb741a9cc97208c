package dev.pawl.planner.plan;

import dev.pawl.planner.hop.Effort;
import dev.pawl.planner.predict.Outlook;
import dev.pawl.planner.predict.PhaseFigures;
import dev.pawl.planner.undo.UndoKind;
import dev.pawl.planner.undo.UndoNote;
import dev.pawl.planner.upgrade.Phase;
import dev.pawl.planner.version.KubeVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an upgrade will do: shown before it starts, followed by the run.
 *
 * @param from the version of the control plane when the plan was made
 * @param warnings sentences for a person; none of them keeps it from being started
 * @param path the way through the update graph; null where there is no graph
 * @param saved what it would cost more to turn every pool over in every hop
 */
public record Plan(
    String name,
    String cluster,
    KubeVersion from,
    KubeVersion target,
    List<HopPlan> hops,
    List<PoolPlan> pools,
    List<Blocker> blockers,
    List<String> warnings,
    Effort saved,
    StepLengths lengths,
    Prediction prediction,
    List<UndoNote> undo,
    UpdatePath path) {

  public Plan {
    warnings = List.copyOf(warnings);
    hops = List.copyOf(hops);
    pools = List.copyOf(pools);
    blockers = List.copyOf(blockers);
    undo = List.copyOf(undo);
  }

  /**
   * One step of the control plane, and what goes with it.
   *
   * @param to the version it leads to; the minor alone where nobody has named the patch yet
   * @param pools names of those that turn over in it
   * @param addonsBefore names of those that change before the control plane does
   * @param addonsAfter names of those that change after it
   */
  public record HopPlan(
      String from,
      String to,
      List<PhasePlan> phases,
      List<String> pools,
      List<String> addonsBefore,
      List<String> addonsAfter) {
    public HopPlan {
      phases = List.copyOf(phases);
      pools = List.copyOf(pools);
      addonsBefore = List.copyOf(addonsBefore);
      addonsAfter = List.copyOf(addonsAfter);
    }

    /** Whether the patch it leads to has been named. */
    public boolean closed() {
      return to.chars().filter(c -> c == '.').count() > 1;
    }

    /** The version it leads to, which has been named. */
    public KubeVersion target() {
      return KubeVersion.parse(to);
    }

    /** Whether the control plane changes in it. */
    public boolean movesControlPlane() {
      return !from.equals(to);
    }

    /** Names of the addons that change in a phase; none in one that is of something else. */
    public List<String> addons(Phase phase) {
      return switch (phase) {
        case ADDONS_BEFORE -> addonsBefore;
        case ADDONS_AFTER -> addonsAfter;
        case PREFLIGHT, CONTROL_PLANE, POOLS, VERIFY -> List.of();
      };
    }

    /** The same hop, where these addons are as the spec says already. */
    HopPlan leaving(Set<String> settled) {
      return new HopPlan(
          from,
          to,
          phases.stream()
              .map(p -> settled.containsAll(addons(p.name())) ? p.leaving(addons(p.name())) : p)
              .toList(),
          pools,
          addonsBefore,
          addonsAfter);
    }

    /** Whether a phase has nothing to do. */
    public boolean skips(Phase phase) {
      return phases.stream().filter(p -> p.name() == phase).allMatch(PhasePlan::skipped);
    }

    /** As status shows it: {@code 1.35→1.36}. */
    public String label() {
      return minor(from) + "→" + minor(to);
    }

    /** Whether it stays within one minor. */
    public boolean withinMinor() {
      return minor(from).equals(minor(to));
    }

    private static String minor(String version) {
      String[] parts = version.split("\\.", 3);
      return parts[0] + "." + parts[1];
    }
  }

  /** A phase of a hop, and why it is skipped where it is. */
  public record PhasePlan(Phase name, boolean skipped, String reason) {
    PhasePlan leaving(List<String> addons) {
      return addons.isEmpty()
          ? this
          : new PhasePlan(
              name, true, "as the spec says already: %s".formatted(String.join(", ", addons)));
    }
  }

  /**
   * What happens to a pool.
   *
   * @param turnovers how many times its nodes are replaced
   * @param order names of the nodes that are replaced, first to last
   */
  public record PoolPlan(String name, int turnovers, List<String> order) {
    public PoolPlan {
      order = List.copyOf(order);
    }
  }

  /** Why this plan must not be started. */
  public record Blocker(String id, String message, List<String> objects) {
    public Blocker {
      objects = List.copyOf(objects);
    }

    /** The objects that its sentence does not name. */
    public List<String> unnamed() {
      return objects.stream().filter(o -> !message.contains(o)).toList();
    }
  }

  /**
   * How long it may take, how many pods move and what makes it wait: not a promise. Small: it says
   * nothing of single nodes.
   *
   * @param seconds of an upgrade that no window keeps waiting
   * @param lowSeconds the same were every step quick; equal where no spread of step times is known
   * @param highSeconds the same were every step slow
   * @param phases of each hop, with their pools
   * @param budgets that make drains wait or stop, the worst first; at most twenty
   * @param moreBudgets how many are left out
   * @param assumed step times that are only assumed, as {@code spec.times} calls them
   * @param measured step times taken from an earlier upgrade of this cluster, by the same names
   * @param measuredIn which upgrade that was; null where there is none
   * @param windows in which the pools would turn over; none where the spec has no windows
   */
  public record Prediction(
      long seconds,
      long podMoves,
      long lowSeconds,
      long highSeconds,
      List<PhaseFigures> phases,
      List<BudgetNote> budgets,
      int moreBudgets,
      List<String> assumed,
      List<String> measured,
      String measuredIn,
      List<PoolWindows> windows) {

    /** Absent lists are empty ones: plans of running upgrades may not have them. */
    public Prediction {
      phases = phases == null ? List.of() : List.copyOf(phases);
      budgets = budgets == null ? List.of() : List.copyOf(budgets);
      assumed = assumed == null ? List.of() : List.copyOf(assumed);
      measured = measured == null ? List.of() : List.copyOf(measured);
      windows = windows == null ? List.of() : List.copyOf(windows);
    }
  }

  /**
   * What a budget does to the drains.
   *
   * @param budget {@code namespace/name}; of several that cover the same pods, joined by a plus
   */
  public record BudgetNote(String budget, Outlook outlook, String message) {}

  /**
   * In which windows a pool turns over in a hop, were the upgrade started now.
   *
   * @param hop as status shows it: {@code 1.35→1.36}
   * @param stretches in the order of time; at most twenty
   * @param more how many are left out
   * @param ends when its last node is done; null where it would come to a halt before
   */
  public record PoolWindows(
      String pool, String hop, List<WindowStretch> stretches, int more, Instant ends) {
    public PoolWindows {
      stretches = List.copyOf(stretches);
    }
  }

  /**
   * What is done in one window.
   *
   * @param from the start of the first node
   * @param to when the window closes; null where it never does
   * @param nodes that are done in it
   */
  public record WindowStretch(Instant from, Instant to, int nodes) {}

  /** The same plan, with the way it goes through an update graph and what is to say about that. */
  public Plan along(UpdatePath way, List<Blocker> moreBlockers, List<String> moreWarnings) {
    return with(
        hops,
        Stream.concat(blockers.stream(), moreBlockers.stream()).toList(),
        Stream.concat(warnings.stream(), moreWarnings.stream()).toList(),
        undo,
        way);
  }

  /** The same plan, with what a look at the cluster has told of some steps' way back. */
  public Plan knowing(List<UndoNote> known) {
    List<UndoNote> notes = undo.stream().map(planned -> knownOr(planned, known)).toList();
    return with(hops, blockers, warnings, notes, path);
  }

  /**
   * The same plan, with what a look at the cluster has told of its addons (S1.2).
   *
   * @param settled names of those that are as the spec says already
   */
  public Plan leaving(Set<String> settled) {
    List<HopPlan> rest = hops.stream().map(hop -> hop.leaving(settled)).toList();
    return with(rest, blockers, warnings, undo, path);
  }

  private Plan with(
      List<HopPlan> theHops,
      List<Blocker> allBlockers,
      List<String> allWarnings,
      List<UndoNote> notes,
      UpdatePath way) {
    return new Plan(
        name,
        cluster,
        from,
        target,
        theHops,
        pools,
        allBlockers,
        allWarnings,
        saved,
        lengths,
        prediction,
        notes,
        way);
  }

  private static UndoNote knownOr(UndoNote planned, List<UndoNote> known) {
    return known.stream().filter(k -> k.step().equals(planned.step())).findFirst().orElse(planned);
  }

  /** The plan of a pool. */
  public PoolPlan pool(String poolName) {
    return pools.stream().filter(p -> p.name().equals(poolName)).findFirst().orElseThrow();
  }

  /**
   * The first step, in the order of the run, after which there is no way back to where the cluster
   * was; null where every step can be taken back.
   */
  public UndoNote pointOfNoReturn() {
    for (HopPlan hop : hops) {
      List<String> steps = new ArrayList<>();
      hop.addonsBefore().forEach(a -> steps.add("addons/" + a));
      steps.add("controlPlane");
      steps.add("controlPlane/" + hop.label());
      hop.addonsAfter().forEach(a -> steps.add("addons/" + a));
      hop.pools().forEach(p -> steps.add("pools/" + p));
      for (String step : steps) {
        for (UndoNote note : undo) {
          if (note.step().equals(step) && note.kind() == UndoKind.IRREVERSIBLE) {
            return note;
          }
        }
      }
    }
    return null;
  }

  /** Minors whose patch nobody has named: it cannot be started before they are. */
  public List<String> openMinors() {
    return hops.stream().filter(h -> !h.closed()).map(HopPlan::to).toList();
  }
}
