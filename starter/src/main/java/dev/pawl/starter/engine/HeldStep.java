package dev.pawl.starter.engine;

import dev.pawl.starter.cli.UserError;
import dev.pawl.workflows.status.PoolStatus;
import dev.pawl.workflows.status.UpgradeStatus;
import dev.pawl.workflows.status.UpgradeStatus.StepStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A held step, and who holds it.
 *
 * @param workflowId the upgrade's, or that of one of its pools
 */
public record HeldStep(String workflowId, String step) {

  /**
   * The step that a person means.
   *
   * @param upgradeId the upgrade's workflow id
   * @param merged its status, pools included
   * @param word name of the step, or null for the only one
   * @throws UserError where there is none of that name, or several and none was named
   */
  public static HeldStep find(String upgradeId, UpgradeStatus merged, String word) {
    List<String> held = merged.holds().stream().map(StepStatus::step).distinct().toList();
    if (held.isEmpty()) {
      throw new UserError("no step of '%s' is held".formatted(merged.name()));
    }
    if (word == null && held.size() > 1) {
      throw new UserError("several steps are held, name one of them:\n" + lines(held));
    }
    String step = word == null ? held.get(0) : word;
    if (!held.contains(step)) {
      throw new UserError("step '%s' is not held; held are:\n%s".formatted(step, lines(held)));
    }
    return new HeldStep(
        poolOf(step, merged).map(pool -> upgradeId + "/" + pool).orElse(upgradeId), step);
  }

  private static Optional<String> poolOf(String step, UpgradeStatus merged) {
    return merged.pools().stream()
        .filter(p -> p.holds().stream().anyMatch(h -> h.step().equals(step)))
        .map(PoolStatus::name)
        .findFirst();
  }

  private static String lines(List<String> steps) {
    return steps.stream().map(s -> "  " + s).collect(Collectors.joining("\n"));
  }
}
