package dev.pawl.activities.drain;

import dev.pawl.activities.pods.PodRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What one drain remembers of a group between its rounds; used by one thread at a time. */
final class GroupState {

  /** Without word from a budget's status, it is asked this often. */
  private static final Duration AT_LATEST = Duration.ofSeconds(10);

  /** A budget whose numbers change all the time is not asked more often than this. */
  private static final Duration AT_MOST = Duration.ofSeconds(2);

  private static final Duration LONG_AGO = Duration.ofDays(1);

  private String seen;
  private int healthy = Integer.MAX_VALUE;
  private Instant asked;
  private Instant next = Instant.MIN;
  private Instant moved;
  private PodRef refused;
  private List<Block> blocks = List.of();

  /** Whether its pods are to be asked now. */
  boolean due(EvictionGroup group, Instant now) {
    if (asked == null || !now.isBefore(next)) {
      return true;
    }
    boolean changed = !group.free() && !group.state().equals(seen);
    boolean room = group.budgets().stream().allMatch(b -> BudgetHealth.of(b).allowed() > 0);
    return changed && (room || !now.isBefore(asked.plus(AT_MOST)));
  }

  /** A round of questions begins; what an earlier one found no longer counts. */
  void begin(EvictionGroup group, Instant now) {
    asked = now;
    seen = group.state();
    next = now.plus(AT_LATEST);
    refused = null;
    blocks = List.of();
  }

  /** The next question, where the group's budgets do not change. */
  void askAgainIn(Duration wait) {
    next = asked.plus(wait);
  }

  /** A pod was let go. */
  void moved(Instant now) {
    moved = now;
  }

  /** Whether a pod was let go in the last round of questions: that is no block yet. */
  boolean justMoved() {
    return moved != null && asked != null && !moved.isBefore(asked);
  }

  /** A budget has let none go: what kind of block that is, is judged by its numbers. */
  void refusedBy(PodRef pod) {
    refused = pod;
  }

  void blockedBy(List<Block> found) {
    blocks = List.copyOf(found);
  }

  /** Takes note of a budget's numbers: pods that became healthy are a movement. */
  void look(BudgetHealth budget, Instant now) {
    if (budget.disrupted() > 0 || budget.current() > healthy) {
      moved = now;
    }
    healthy = budget.current();
  }

  Duration sinceMoved(Instant now) {
    return moved == null ? LONG_AGO : Duration.between(moved, now);
  }

  /** The pod that a budget refused; null where none did. */
  PodRef refused() {
    return refused;
  }

  List<Block> blocks() {
    return blocks;
  }
}
