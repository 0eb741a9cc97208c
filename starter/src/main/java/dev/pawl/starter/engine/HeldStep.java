package dev.pawl.starter.engine;

import dev.pawl.planner.hold.HoldCode;
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
    return one(upgradeId, merged, word, merged.holds(), "held");
  }

  /** The same among the steps that wait for an approval. */
  public static HeldStep findAsking(String upgradeId, UpgradeStatus merged, String word) {
    List<StepStatus> asking =
        merged.holds().stream().filter(h -> h.hold().code() == HoldCode.APPROVAL).toList();
    return one(upgradeId, merged, word, asking, "waiting for an approval");
  }

  private static HeldStep one(
      String upgradeId, UpgradeStatus merged, String word, List<StepStatus> among, String what) {
    List<String> held = among.stream().map(StepStatus::step).distinct().toList();
    if (held.isEmpty()) {
      throw new UserError("no step of '%s' is %s".formatted(merged.name(), what));
    }
    if (word == null && held.size() > 1) {
      throw new UserError(
          "several steps are %s, name one of them:\n%s".formatted(what, lines(held)));
    }
    String step = word == null ? held.get(0) : word;
    if (!held.contains(step)) {
      throw new UserError(
          "step '%s' is not %s; %s are:\n%s".formatted(step, what, what, lines(held)));
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
