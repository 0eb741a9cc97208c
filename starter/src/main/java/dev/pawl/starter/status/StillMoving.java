package dev.pawl.starter.status;

import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.workflows.status.PoolStatus;
import dev.pawl.workflows.status.UpgradeStatus;
import java.util.List;

/** What a pause still waits for. */
public final class StillMoving {

  private static final int SHOWN = 5;

  private StillMoving() {}

  /** In a sentence. */
  public static String sentence(UpgradeStatus merged) {
    List<String> steps =
        merged.pools().stream()
            .filter(p -> p.state() != UpgradeState.PAUSED)
            .flatMap(p -> p.steps().stream())
            .map(PoolStatus.Step::step)
            .toList();
    if (steps.isEmpty()) {
      return "waiting for the end of phase %s"
          .formatted(merged.phase() == null ? "preflight" : merged.phase().label());
    }
    String more = steps.size() > SHOWN ? " and %d more".formatted(steps.size() - SHOWN) : "";
    return "waiting for " + String.join(", ", steps.stream().limit(SHOWN).toList()) + more;
  }
}
