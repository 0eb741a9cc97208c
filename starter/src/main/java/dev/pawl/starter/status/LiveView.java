package dev.pawl.starter.status;

import dev.pawl.planner.upgrade.Phase;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.starter.output.TextTable;
import dev.pawl.starter.output.Times;
import dev.pawl.workflows.status.PoolConcurrency;
import dev.pawl.workflows.status.PoolStatus;
import dev.pawl.workflows.status.UpgradeStatus;
import dev.pawl.workflows.status.UpgradeStatus.StepStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A whole upgrade on one screen: a function of its status and the time. */
public final class LiveView {

  private static final int BAR = 24;
  private static final int STEPS = 8;

  private LiveView() {}

  /** The lines, none longer than the terminal is wide. */
  public static List<String> lines(UpgradeStatus status, Instant now, int columns) {
    List<String> lines = new ArrayList<>();
    lines.add(title(status, now));
    if (status.phase() != null) {
      lines.add("  " + phases(status));
    }
    lines.addAll(pools(status.pools()));
    lines.addAll(steps(status.pools(), now));
    lines.addAll(holds(status.holds(), now));
    status.notices().forEach(n -> lines.add("  note: " + n));
    if (status.outcome() != null) {
      lines.add("  " + status.outcome());
    }
    return lines.stream().map(line -> cut(line, columns)).toList();
  }

  private static String title(UpgradeStatus status, Instant now) {
    Instant end = status.closedAt() == null ? now : status.closedAt();
    String versions = status.target() == null ? "" : "  " + status.from() + " → " + status.target();
    return status.name()
        + versions
        + "  "
        + status.state().label()
        + "  "
        + Times.since(status.startedAt(), end);
  }

  private static String phases(UpgradeStatus status) {
    List<String> words = new ArrayList<>();
    boolean over = status.state() == UpgradeState.SUCCEEDED;
    for (Phase phase : Phase.values()) {
      int before = phase.compareTo(status.phase());
      boolean done = over || before < 0;
      words.add((done ? "✓ " : before == 0 ? "▸ " : "· ") + phase.label());
    }
    return String.join("  ", words);
  }

  private static List<String> pools(List<PoolStatus> pools) {
    int width = pools.stream().mapToInt(p -> p.name().length()).max().orElse(0);
    return pools.stream()
        .flatMap(p -> Stream.concat(Stream.of(pool(p, width)), concurrency(p).stream()))
        .toList();
  }

  /** Said only where it is not as the spec says. */
  private static Optional<String> concurrency(PoolStatus pool) {
    PoolConcurrency now = pool.concurrency();
    return now == null || now.setBy() == null
        ? Optional.empty()
        : Optional.of(
            "    %s since %s, by %s"
                .formatted(now.numbers(), Times.stamp(now.setAt()), now.setBy()));
  }

  private static String pool(PoolStatus pool, int width) {
    PoolStatus.Nodes nodes = pool.nodes();
    return "  %s  %s  %d/%d%s%s  %s"
        .formatted(
            TextTable.padded(pool.name(), width),
            bar(nodes.updated(), nodes.total()),
            nodes.updated(),
            nodes.total(),
            nodes.inFlight() == 0 ? "" : ", " + nodes.inFlight() + " in flight",
            nodes.quarantined() == 0 ? "" : ", " + nodes.quarantined() + " left out",
            StatusDocument.stateOf(pool));
  }

  static String bar(int done, int total) {
    int filled = total == 0 ? 0 : Math.min(BAR, done * BAR / total);
    return "█".repeat(filled) + "░".repeat(BAR - filled);
  }

  private static List<String> steps(List<PoolStatus> pools, Instant now) {
    List<PoolStatus.Step> all = pools.stream().flatMap(p -> p.steps().stream()).toList();
    List<String> lines = new ArrayList<>();
    all.stream()
        .limit(STEPS)
        .map(s -> "    %s (%s)".formatted(s.step(), Times.since(s.since(), now)))
        .forEach(lines::add);
    if (all.size() > STEPS) {
      lines.add("    and %d more steps".formatted(all.size() - STEPS));
    }
    return lines;
  }

  private static List<String> holds(List<StepStatus> holds, Instant now) {
    return holds.stream().map(h -> hold(h, now)).toList();
  }

  private static String hold(StepStatus held, Instant now) {
    return "  hold %s %s (since %s): %s"
        .formatted(
            held.hold().code().label(),
            held.step(),
            Times.since(held.since(), now),
            held.hold().message());
  }

  private static String cut(String line, int columns) {
    return line.length() <= columns ? line : line.substring(0, Math.max(1, columns - 1)) + "…";
  }
}
