package dev.pawl.starter.status;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.undo.UndoOutlook;
import dev.pawl.workflows.status.PoolConcurrency;
import dev.pawl.workflows.status.PoolStatus;
import dev.pawl.workflows.status.UpgradeStatus;
import dev.pawl.workflows.status.UpgradeStatus.StepStatus;
import java.util.List;

/**
 * What {@code pawl status -o json} prints (design §6). Fields may be added, none is renamed.
 *
 * @param hold the most urgent of {@code holds}, or null
 * @param live whether the upgrade itself answered; else it is what Temporal has on record
 */
public record StatusDocument(
    String name,
    String id,
    String state,
    String phase,
    String hop,
    String from,
    String target,
    String startedAt,
    String startedBy,
    String closedAt,
    HoldDocument hold,
    List<StepHoldDocument> holds,
    List<PoolDocument> pools,
    UndoOutlook undo,
    String outcome,
    List<String> notices,
    boolean live) {

  /** A pool whose turn has not come. */
  static final String WAITING = "Waiting";

  /** A hold without its step. */
  public record HoldDocument(String code, String message, List<String> objects) {}

  /** A hold of one step. */
  public record StepHoldDocument(
      String code, String message, List<String> objects, String step, String since) {}

  /** A pool. */
  public record PoolDocument(
      String name,
      PoolStatus.Nodes nodes,
      String state,
      List<PoolStatus.Step> steps,
      ConcurrencyDocument concurrency) {}

  /**
   * How many nodes of a pool may be under way at once.
   *
   * @param setBy who changed it while the upgrade ran; null where it is as the spec says
   */
  public record ConcurrencyDocument(
      String maxSurge, String maxUnavailable, String setBy, String setAt) {}

  /** Several upgrades. */
  public record Items(List<StatusDocument> items) {}

  /** The document of a merged status. */
  public static StatusDocument of(UpgradeStatus status, boolean live) {
    return new StatusDocument(
        status.name(),
        status.id(),
        status.state().label(),
        status.phase() == null ? null : status.phase().label(),
        status.hop(),
        text(status.from()),
        text(status.target()),
        text(status.startedAt()),
        status.startedBy(),
        text(status.closedAt()),
        hold(StatusMerge.mostUrgent(status)),
        status.holds().stream().map(StatusDocument::hold).toList(),
        status.pools().stream().map(StatusDocument::pool).toList(),
        outlook(status),
        status.outcome(),
        status.notices(),
        live);
  }

  /** Of an upgrade that does not answer, nobody can say. */
  private static UndoOutlook outlook(UpgradeStatus status) {
    return status.outlook() == null
        ? UndoOutlook.no("its workflow has not been asked: " + status.state().label())
        : status.outlook();
  }

  private static HoldDocument hold(Hold hold) {
    return hold == null
        ? null
        : new HoldDocument(hold.code().label(), hold.message(), hold.objects());
  }

  private static StepHoldDocument hold(StepStatus held) {
    Hold hold = held.hold();
    return new StepHoldDocument(
        hold.code().label(), hold.message(), hold.objects(), held.step(), text(held.since()));
  }

  private static PoolDocument pool(PoolStatus pool) {
    return new PoolDocument(
        pool.name(),
        pool.nodes(),
        stateOf(pool),
        pool.steps(),
        pool.concurrency() == null ? null : concurrency(pool.concurrency()));
  }

  private static ConcurrencyDocument concurrency(PoolConcurrency now) {
    return new ConcurrencyDocument(
        now.numbers().maxSurge().toString(),
        now.numbers().maxUnavailable().toString(),
        now.setBy(),
        text(now.setAt()));
  }

  static String stateOf(PoolStatus pool) {
    return pool.state() == null ? WAITING : pool.state().label();
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }
}
