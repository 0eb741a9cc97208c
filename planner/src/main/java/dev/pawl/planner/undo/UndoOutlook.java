package dev.pawl.planner.undo;

import dev.pawl.planner.spec.RollbackScope;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether {@code pawl rollback} is accepted now, and why, in a sentence.
 *
 * @param reason what would be taken back and how; or why nothing can
 */
public record UndoOutlook(boolean possible, String reason) {

  /**
   * Of an upgrade that has neither ended nor been told to go back or to abort.
   *
   * @param written what is recorded so far
   * @param running pools that turn over now
   */
  public static UndoOutlook of(
      RollbackScope scope, List<UndoRecord> written, List<String> running) {
    List<UndoRecord> reached =
        scope == RollbackScope.UPGRADE
            ? UndoWalk.of(written)
            : written.stream().filter(r -> isPool(r, running)).toList();
    if (reached.isEmpty()) {
      return scope == RollbackScope.UPGRADE
          ? new UndoOutlook(true, "nothing has been changed yet: it would only end")
          : no(
              "rollback.scope is pool: only a pool that is running can be taken back, and none is");
    }
    String sentence =
        reached.stream()
            .map(UndoRecord::note)
            .map(n -> "%s (%s): %s".formatted(n.step(), n.kind().label(), n.reason()))
            .collect(Collectors.joining("; "));
    return new UndoOutlook(!reached.stream().allMatch(UndoRecord::stays), sentence);
  }

  /** It is refused, for that reason. */
  public static UndoOutlook no(String reason) {
    return new UndoOutlook(false, reason);
  }

  private static boolean isPool(UndoRecord record, List<String> running) {
    return record instanceof UndoRecord.Pool pool && running.contains(pool.pool());
  }
}
