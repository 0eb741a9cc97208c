package dev.pawl.planner.hop;

import dev.pawl.planner.policy.ControlPlaneVersions;
import dev.pawl.planner.policy.PoolMove;
import dev.pawl.planner.policy.PoolVersions;
import dev.pawl.planner.policy.Refusal;
import dev.pawl.planner.policy.VersionPolicy;
import dev.pawl.planner.policy.VersionState;
import dev.pawl.planner.version.KubeVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * At which stops one pool turns over: as seldom as the policy lets it, and as late as that lets it.
 *
 * <p>A pool that waits keeps its version while the control plane goes on. It may wait as long as
 * the policy lets each arrival pass and lets it be left there. What stands before the upgrade is
 * not of its making: only what follows is judged. The fewest turnovers from each stop on are worked
 * out from the last stop backwards.
 */
final class PoolTurnovers {

  private final VersionPolicy policy;
  private final HopPool pool;
  private final List<KubeVersion> stops;
  private final int last;

  /**
   * @param stops the control plane's versions, the current one first
   */
  PoolTurnovers(VersionPolicy policy, HopPool pool, List<KubeVersion> stops) {
    this.policy = policy;
    this.pool = pool;
    this.stops = stops;
    this.last = stops.size() - 1;
  }

  /** Indices of the stops at which it turns over; null where there is no way. */
  List<Integer> fewest() {
    List<List<Integer>> turned = new ArrayList<>(Collections.nCopies(stops.size(), null));
    for (int stop = last; stop >= 0; stop--) {
      turned.set(stop, fewestFrom(stops.get(stop), stop, turned, null));
    }
    List<Integer> catchingUp = mayTurn(pool.oldestKubelet(), 0) ? after(0, turned.get(0)) : null;
    return fewestFrom(pool.oldestKubelet(), 0, turned, catchingUp);
  }

  /** Why there is no way: what stops it if it only waits, or else if it turns over at the end. */
  List<Refusal> obstacles() {
    List<Refusal> waiting = waiting(pool.oldestKubelet(), 0);
    return waiting.isEmpty() ? policy.pool(move(pool.oldestKubelet(), last)) : waiting;
  }

  /** Why it cannot stay as it is while the control plane moves. */
  List<Refusal> leftAlone() {
    return waiting(pool.oldestKubelet(), 1);
  }

  /**
   * Why it turns over at that stop: what it would run into with this version later on. A turnover
   * before the target that nothing asks for is none of {@link #fewest}.
   */
  Due due(KubeVersion kubelet, int stop) {
    if (stop == last) {
      return new Due.AtTarget();
    }
    List<Refusal> here = restCounts(stop) ? rest(kubelet, stop) : List.of();
    List<Refusal> waiting = here.isEmpty() ? waiting(kubelet, stop + 1) : here;
    List<Refusal> refusals = waiting.isEmpty() ? policy.pool(move(kubelet, last)) : waiting;
    return new Due.NoLater(refusals.get(0));
  }

  private List<Refusal> waiting(KubeVersion kubelet, int first) {
    for (int stop = first; stop <= last; stop++) {
      List<Refusal> refusals = stop == 0 ? List.of() : arrival(kubelet, stop);
      if (refusals.isEmpty() && restCounts(stop)) {
        refusals = rest(kubelet, stop);
      }
      if (!refusals.isEmpty()) {
        return refusals;
      }
    }
    return List.of();
  }

  /**
   * The fewest further turnovers of a pool that has this version at that stop.
   *
   * @param turned the fewest after a turnover at each later stop
   * @param soFar a way that is known already; null for none. Of two that are as good the later wins
   */
  private List<Integer> fewestFrom(
      KubeVersion kubelet, int from, List<List<Integer>> turned, List<Integer> soFar) {
    List<Integer> fewest = soFar;
    for (int stop = from; !restCounts(stop) || rest(kubelet, stop).isEmpty(); stop++) {
      if (stop == last) {
        return isAtTarget(kubelet) ? List.of() : fewest;
      }
      if (!arrival(kubelet, stop + 1).isEmpty()) {
        return fewest;
      }
      List<Integer> way = turned.get(stop + 1);
      boolean better = way != null && (fewest == null || way.size() < fewest.size());
      if (better && mayTurn(kubelet, stop + 1)) {
        fewest = after(stop + 1, way);
      }
    }
    return fewest;
  }

  private static List<Integer> after(int stop, List<Integer> rest) {
    if (rest == null) {
      return null;
    }
    List<Integer> all = new ArrayList<>(List.of(stop));
    all.addAll(rest);
    return all;
  }

  /** Where the cluster stands now it is not left by this upgrade, unless it ends there. */
  private boolean restCounts(int stop) {
    return stop > 0 || stop == last;
  }

  private boolean isAtTarget(KubeVersion kubelet) {
    return !policy.line().isNewer(stops.get(last), kubelet);
  }

  private boolean mayTurn(KubeVersion kubelet, int stop) {
    return policy.line().isNewer(stops.get(stop), kubelet)
        && policy.pool(move(kubelet, stop)).isEmpty();
  }

  private PoolMove move(KubeVersion kubelet, int stop) {
    KubeVersion to = stops.get(stop);
    return PoolMove.drained(pool.name(), kubelet, to, ControlPlaneVersions.at(to));
  }

  /** What the policy says of the control plane's way to a stop, this kubelet standing by. */
  private List<Refusal> arrival(KubeVersion kubelet, int stop) {
    KubeVersion to = stops.get(stop);
    List<Refusal> onTheWay =
        policy.passing(state(kubelet, ControlPlaneVersions.between(stops.get(stop - 1), to)));
    return onTheWay.isEmpty()
        ? policy.passing(state(kubelet, ControlPlaneVersions.at(to)))
        : onTheWay;
  }

  private List<Refusal> rest(KubeVersion kubelet, int stop) {
    return policy.atRest(state(kubelet, ControlPlaneVersions.at(stops.get(stop))));
  }

  private VersionState state(KubeVersion kubelet, ControlPlaneVersions controlPlane) {
    return new VersionState(controlPlane, List.of(PoolVersions.at(pool.name(), kubelet)));
  }
}
