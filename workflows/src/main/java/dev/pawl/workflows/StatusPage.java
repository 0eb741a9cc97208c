package dev.pawl.workflows;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.upgrade.Phase;
import dev.pawl.workflows.status.PoolStatus;
import dev.pawl.workflows.status.UpgradeStatus;
import dev.pawl.workflows.status.UpgradeStatus.StepStatus;
import java.util.Comparator;
import java.util.List;

/** What the Temporal Web UI shows of a running workflow, in Markdown. */
final class StatusPage {

  private StatusPage() {}

  static String of(PoolStatus pool) {
    StringBuilder page = new StringBuilder();
    page.append("**%s** %s\n\n".formatted(pool.name(), pool.state().label()));
    page.append("| nodes | at goal | in flight | left out | replaced |\n|---|---|---|---|---|\n");
    page.append(row(pool));
    if (!pool.steps().isEmpty()) {
      page.append("\nNow:\n");
      pool.steps().forEach(s -> page.append("- %s since %s\n".formatted(s.step(), s.since())));
    }
    return page.append(holds(pool.holds())).toString();
  }

  private static String row(PoolStatus pool) {
    return "| %d | %d | %d | %d | %d |\n"
        .formatted(
            pool.nodes().total(),
            pool.nodes().updated(),
            pool.nodes().inFlight(),
            pool.nodes().quarantined(),
            pool.replaced());
  }

  static String of(UpgradeStatus upgrade) {
    StringBuilder page = new StringBuilder();
    page.append(
        "**%s** %s → %s: %s\n\n| phase | |\n|---|---|\n"
            .formatted(upgrade.name(), upgrade.from(), upgrade.target(), upgrade.state().label()));
    for (Phase phase : Phase.values()) {
      page.append("| %s | %s |\n".formatted(phase.label(), where(phase, upgrade.phase())));
    }
    for (PoolStatus pool : upgrade.pools()) {
      String state = pool.state() == null ? "waiting" : pool.state().label();
      page.append("\n- pool %s: %s".formatted(pool.name(), state));
    }
    upgrade.notices().forEach(n -> page.append("\n- ").append(n));
    return page.append('\n').append(holds(upgrade.holds())).toString();
  }

  private static String where(Phase phase, Phase now) {
    int before = phase.compareTo(now);
    return before < 0 ? "done" : before == 0 ? "**now**" : "";
  }

  private static String holds(List<StepStatus> holds) {
    StringBuilder text = new StringBuilder();
    if (!holds.isEmpty()) {
      text.append("\nHolds:\n");
      holds.forEach(
          h ->
              text.append(
                  "- **%s** %s: %s\n"
                      .formatted(h.hold().code().label(), h.step(), h.hold().message())));
    }
    return text.toString();
  }

  /** The hold that asks for a person first, or null. */
  static Hold mostUrgent(List<StepStatus> holds) {
    return holds.stream().map(StepStatus::hold).min(Comparator.comparing(Hold::code)).orElse(null);
  }
}
