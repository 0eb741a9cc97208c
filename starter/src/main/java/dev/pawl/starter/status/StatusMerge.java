package dev.pawl.starter.status;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.workflows.status.PoolStatus;
import dev.pawl.workflows.status.UpgradeStatus;
import dev.pawl.workflows.status.UpgradeStatus.StepStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * One picture of what an upgrade and its pools say of themselves:
 *
 * <ol>
 *   <li>a running pool knows better than its upgrade where it stands;
 *   <li>holds are those of all, the most urgent first, each once;
 *   <li>Paused only where the upgrade and each running pool are;
 *   <li>Held only where nothing can move: each running pool is held, or none runs and the upgrade
 *       is;
 *   <li>RollingBack where a pool goes back and something moves;
 *   <li>what has ended is what the upgrade itself says.
 * </ol>
 */
public final class StatusMerge {

  private static final Comparator<StepStatus> MOST_URGENT =
      Comparator.comparing((StepStatus s) -> s.hold().code())
          .thenComparing(
              StepStatus::since, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
          .thenComparing(StepStatus::step);

  private StatusMerge() {}

  /**
   * The whole picture.
   *
   * @param running what the pools that could be asked say, by name
   */
  public static UpgradeStatus merge(UpgradeStatus upgrade, Map<String, PoolStatus> running) {
    List<PoolStatus> pools =
        upgrade.pools().stream().map(p -> running.getOrDefault(p.name(), p)).toList();
    return new UpgradeStatus(
        upgrade.name(),
        upgrade.id(),
        state(upgrade.state(), pools),
        upgrade.phase(),
        upgrade.hop(),
        upgrade.from(),
        upgrade.target(),
        upgrade.startedAt(),
        upgrade.closedAt(),
        upgrade.startedBy(),
        holds(upgrade, pools),
        pools,
        upgrade.undo(),
        upgrade.notices(),
        upgrade.outcome(),
        upgrade.figures(),
        upgrade.outlook());
  }

  /** The pools that have begun and not ended: those that have a workflow to ask. */
  public static List<PoolStatus> running(List<PoolStatus> pools) {
    return pools.stream().filter(p -> p.state() != null && !p.state().closed()).toList();
  }

  /** The hold that asks for a person first, or null. */
  public static Hold mostUrgent(UpgradeStatus merged) {
    return merged.holds().isEmpty() ? null : merged.holds().get(0).hold();
  }

  private static UpgradeState state(UpgradeState own, List<PoolStatus> pools) {
    List<UpgradeState> states = running(pools).stream().map(PoolStatus::state).toList();
    return own.closed() || states.isEmpty() ? own : together(own, states);
  }

  private static UpgradeState together(UpgradeState own, List<UpgradeState> pools) {
    if (own == UpgradeState.PAUSED && all(pools, UpgradeState.PAUSED)) {
      return UpgradeState.PAUSED;
    }
    if (all(pools, UpgradeState.HELD)) {
      return UpgradeState.HELD;
    }
    return pools.contains(UpgradeState.ROLLING_BACK)
        ? UpgradeState.ROLLING_BACK
        : UpgradeState.RUNNING;
  }

  private static boolean all(List<UpgradeState> pools, UpgradeState state) {
    return pools.stream().allMatch(s -> s == state);
  }

  /** Those of pools, and its own; what an upgrade repeats of a pool's is left out. */
  private static List<StepStatus> holds(UpgradeStatus upgrade, List<PoolStatus> pools) {
    List<StepStatus> all = new ArrayList<>();
    pools.forEach(p -> all.addAll(p.holds()));
    List<StepStatus> own =
        upgrade.holds().stream()
            .filter(h -> all.stream().noneMatch(p -> p.hold().equals(h.hold())))
            .toList();
    all.addAll(own);
    return all.stream().sorted(MOST_URGENT).toList();
  }
}
