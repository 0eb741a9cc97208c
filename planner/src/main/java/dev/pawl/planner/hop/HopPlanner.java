package dev.pawl.planner.hop;

import dev.pawl.planner.hop.Hop.AddonMove;
import dev.pawl.planner.hop.Hop.PoolTurn;
import dev.pawl.planner.hop.Placement.Nowhere;
import dev.pawl.planner.hop.Placement.Placed;
import dev.pawl.planner.hop.Placement.Side;
import dev.pawl.planner.policy.ControlPlaneMove;
import dev.pawl.planner.policy.ControlPlaneVersions;
import dev.pawl.planner.policy.Refusal;
import dev.pawl.planner.policy.VersionState;
import dev.pawl.planner.version.KubeVersion;
import dev.pawl.planner.version.Minor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Plans the hops of an upgrade.
 *
 * <ol>
 *   <li>The control plane goes stop by stop; the policy judges each step.
 *   <li>A pool turns over only where the policy does not let it wait any longer, and at the target
 *       ({@link PoolTurnovers}); it turns to the version the control plane has in that hop. Where
 *       it must before the control plane may move at all, a hop without a step of the control plane
 *       comes first.
 *   <li>An addon changes where both of its versions are compatible with the control plane ({@link
 *       AddonPlacer}).
 * </ol>
 *
 * <p>What the plan keeps: kubelets within the policy at every instant, nothing goes down, every
 * pool that takes part ends at the target, and no plan has fewer turnovers.
 */
public final class HopPlanner {

  private final HopQuestion question;
  private final List<Stop> stops = new ArrayList<>();
  private final Map<String, List<Integer>> turnovers = new LinkedHashMap<>();
  private final List<Placed> addons = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private final List<AddonRefusal> misfits = new ArrayList<>();

  private HopPlanner(HopQuestion question) {
    this.question = question;
    stops.add(Stop.at(question.current()));
    stops.addAll(question.path().stops());
  }

  /** The hops, or every reason why there are none. */
  public static HopAnswer plan(HopQuestion question) {
    return new HopPlanner(question).plan();
  }

  private HopAnswer plan() {
    judgeControlPlane();
    if (refusals.isEmpty()) {
      question.pools().forEach(this::turnOver);
      question.addons().forEach(this::place);
    }
    return refusals.isEmpty() && misfits.isEmpty() ? hops() : new Refused(refusals, misfits);
  }

  private void judgeControlPlane() {
    for (int i = 1; i < stops.size(); i++) {
      KubeVersion from = stops.get(i - 1).version();
      KubeVersion to = stops.get(i).version();
      refusals.addAll(question.policy().controlPlane(ControlPlaneMove.upgrade(from, to)));
      if (refusals.isEmpty()) {
        refusals.addAll(question.policy().passing(alone(to)));
      }
    }
  }

  private VersionState alone(KubeVersion version) {
    return new VersionState(
        ControlPlaneVersions.at(version), List.of(), null, question.management());
  }

  private void turnOver(HopPool pool) {
    PoolTurnovers search = search(pool);
    switch (pool.part()) {
      case TURNS_OVER -> {
        List<Integer> at = search.fewest();
        if (at == null) {
          refusals.addAll(search.obstacles());
        } else {
          turnovers.put(pool.name(), at);
        }
      }
      case LEFT_ALONE -> refusals.addAll(search.leftAlone());
    }
  }

  private PoolTurnovers search(HopPool pool) {
    return new PoolTurnovers(question.policy(), pool, stops.stream().map(Stop::version).toList());
  }

  private void place(HopAddon addon) {
    List<Minor> minors = stops.stream().map(Stop::minor).toList();
    Placement placement = new AddonPlacer(addon, minors, question.policy().line()).place();
    if (placement instanceof Placed placed) {
      addons.add(placed);
    } else if (placement instanceof Nowhere nowhere) {
      misfits.add(nowhere.refusal());
    }
  }

  private Hops hops() {
    List<Hop> hops = new ArrayList<>();
    boolean catchUp = turnovers.values().stream().anyMatch(at -> at.contains(0));
    if (catchUp || stops.size() == 1) {
      hops.add(hop(0));
    }
    for (int i = 1; i < stops.size(); i++) {
      hops.add(hop(i));
    }
    Effort planned = Efforts.of(question.pools(), turnovers);
    return new Hops(hops, planned, Efforts.saved(question, hops, planned));
  }

  /** The hop that ends at that stop. */
  private Hop hop(int stop) {
    boolean only = stops.size() == 1;
    return new Hop(
        stops.get(Math.max(0, stop - 1)),
        stops.get(stop),
        turns(stop),
        // before a hop the control plane is still at the stop before
        stop > 0 || only ? moves(only ? 0 : stop - 1, Side.BEFORE) : List.of(),
        moves(stop, Side.AFTER));
  }

  private List<PoolTurn> turns(int stop) {
    List<PoolTurn> turns = new ArrayList<>();
    for (HopPool pool : question.pools()) {
      List<Integer> at = turnovers.getOrDefault(pool.name(), List.of());
      int turn = at.indexOf(stop);
      if (turn >= 0) {
        Stop from = turn == 0 ? Stop.at(pool.oldestKubelet()) : stops.get(at.get(turn - 1));
        Due due = search(pool).due(from.version(), stop);
        turns.add(new PoolTurn(pool.name(), from, stops.get(stop), due));
      }
    }
    return turns;
  }

  private List<AddonMove> moves(int stop, Side side) {
    return addons.stream()
        .filter(a -> a.stop() == stop && a.side() == side)
        .map(a -> new AddonMove(a.addon(), a.reason(), a.rule()))
        .toList();
  }
}
