package dev.pawl.starter.status;

import dev.pawl.workflows.status.PoolStatus;
import dev.pawl.workflows.status.UpgradeStatus;
import dev.pawl.workflows.status.UpgradeStatus.StepStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What has changed between two looks at an upgrade, as lines that stay. */
public final class ChangeLog {

  private ChangeLog() {}

  /**
   * The lines; none where nothing changed.
   *
   * @param before null at the first look
   */
  public static List<String> lines(UpgradeStatus before, UpgradeStatus now) {
    List<String> lines = new ArrayList<>();
    if (before == null || !head(before).equals(head(now))) {
      lines.add(head(now));
    }
    for (PoolStatus pool : now.pools()) {
      if (pool.state() != null && (before == null || !said(before, pool(pool)))) {
        lines.add(pool(pool));
      }
      if (changedConcurrency(pool) && (before == null || !set(before, pool))) {
        lines.add(
            "pool %s: %s, by %s"
                .formatted(pool.name(), pool.concurrency().numbers(), pool.concurrency().setBy()));
      }
    }
    for (StepStatus hold : now.holds()) {
      if (before == null || before.holds().stream().noneMatch(h -> same(h, hold))) {
        lines.add(hold(hold));
      }
    }
    if (before != null) {
      before.holds().stream()
          .filter(h -> now.holds().stream().noneMatch(n -> n.step().equals(h.step())))
          .forEach(h -> lines.add("moves again: " + h.step()));
    }
    now.notices().stream()
        .filter(n -> before == null || !before.notices().contains(n))
        .forEach(n -> lines.add("note: " + n));
    if (now.outcome() != null && (before == null || !now.outcome().equals(before.outcome()))) {
      lines.add(now.outcome());
    }
    return lines;
  }

  private static boolean changedConcurrency(PoolStatus pool) {
    return pool.concurrency() != null && pool.concurrency().setBy() != null;
  }

  private static boolean set(UpgradeStatus before, PoolStatus pool) {
    return before.pools().stream()
        .anyMatch(p -> p.name().equals(pool.name()) && pool.concurrency().equals(p.concurrency()));
  }

  private static String head(UpgradeStatus status) {
    return status.name()
        + ": "
        + status.state().label()
        + (status.phase() == null ? "" : ", " + status.phase().label());
  }

  private static boolean said(UpgradeStatus before, String line) {
    return before.pools().stream().anyMatch(p -> p.state() != null && pool(p).equals(line));
  }

  private static String pool(PoolStatus pool) {
    PoolStatus.Nodes nodes = pool.nodes();
    return "pool %s: %d/%d nodes%s, %s"
        .formatted(
            pool.name(),
            nodes.updated(),
            nodes.total(),
            nodes.quarantined() == 0 ? "" : ", " + nodes.quarantined() + " left out",
            pool.state().label());
  }

  private static String hold(StepStatus held) {
    return "hold %s %s: %s"
        .formatted(held.hold().code().label(), held.step(), held.hold().message());
  }

  private static boolean same(StepStatus a, StepStatus b) {
    return a.step().equals(b.step())
        && a.hold().code() == b.hold().code()
        && Objects.equals(a.hold().message(), b.hold().message());
  }
}
