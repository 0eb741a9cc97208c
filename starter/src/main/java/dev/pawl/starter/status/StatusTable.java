package dev.pawl.starter.status;

import dev.pawl.planner.hold.Hold;
import dev.pawl.starter.output.TextTable;
import dev.pawl.starter.output.Times;
import dev.pawl.workflows.status.PoolStatus;
import dev.pawl.workflows.status.UpgradeStatus;
import java.time.Instant;
import java.util.List;

/** Several upgrades, one line each. */
public final class StatusTable {

  private StatusTable() {}

  /** A line for each, or one that says there is none. */
  public static List<String> lines(List<UpgradeStatus> upgrades, Instant now) {
    if (upgrades.isEmpty()) {
      return List.of("No upgrades found.");
    }
    TextTable table = TextTable.of("NAME", "STATE", "HOP", "PHASE", "NODES", "AGE", "HOLD");
    upgrades.forEach(u -> row(table, u, now));
    return table.lines();
  }

  private static void row(TextTable table, UpgradeStatus u, Instant now) {
    Hold hold = StatusMerge.mostUrgent(u);
    table.row(
        u.name(),
        u.state().label(),
        u.hop() == null ? "-" : u.hop(),
        u.phase() == null ? "-" : u.phase().label(),
        nodes(u.pools()),
        Times.since(u.startedAt(), now),
        hold == null ? "" : hold.code().label());
  }

  private static String nodes(List<PoolStatus> pools) {
    int updated = pools.stream().mapToInt(p -> p.nodes().updated()).sum();
    int total = pools.stream().mapToInt(p -> p.nodes().total()).sum();
    return pools.isEmpty() ? "-" : updated + "/" + total;
  }
}
