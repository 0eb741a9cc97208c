package dev.pawl.starter.plan;

import dev.pawl.planner.explain.Downtime;
import dev.pawl.planner.explain.DowntimeTable;
import dev.pawl.planner.spec.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is away during an upgrade, for people. */
final class DowntimeText {

  private DowntimeText() {}

  /** A section that begins with an empty line; no lines where nothing is away. */
  static List<String> lines(List<Downtime> downtimes, Policy policy) {
    if (downtimes.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("expected downtime" + (policy == Policy.GDC ? ", " + DowntimeTable.ASSUMES : ""));
    downtimes.forEach(d -> lines.add("  " + d.component() + where(d) + ": " + d.expected()));
    return lines;
  }

  private static String where(Downtime downtime) {
    String where =
        Stream.of(downtime.clusters(), downtime.when())
            .filter(words -> !words.isEmpty())
            .collect(Collectors.joining(", "));
    return where.isEmpty() ? "" : " (" + where + ")";
  }
}
