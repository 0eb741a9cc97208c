package dev.pawl.planner.predict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One pool's turnover, played through: the loop of the engine's pool workflow. Gates, where nodes
 * were finished since the last look; one turn; its decisions begun; then a wait until a step ends,
 * or at once another turn where one has ended meanwhile.
 */
final class PoolRun {

  private static final long NOT_YET = -1;
  private static final double MILLIS = 1000;

  private final PoolWork work;
  private final Timeline timeline;
  private final Drains drains;
  private final Edge edge;
  private final Roster roster;
  private final Landing landing = new Landing();
  private final Waits waits = new Waits();
  private final long[] began;
  private final long[] ended;

  /** What is to be done once the instant is over; null where nothing is. */
  private Runnable due = this::beginTurn;

  private boolean waiting;
  private int changes;
  private int changesSeen;
  private int gatesPassedAt;
  private long soakEnds = NOT_YET;
  private long lastEnd;

  PoolRun(PoolWork work, Timeline timeline, Drains drains, Edge edge) {
    this.work = work;
    this.timeline = timeline;
    this.drains = drains;
    this.edge = edge;
    this.roster = new Roster(work);
    this.began = new long[work.nodes().size()];
    this.ended = new long[work.nodes().size()];
    Arrays.fill(began, NOT_YET);
  }

  /** Does what this pool is due to, an instant being over. */
  void react() {
    while (due != null) {
      Runnable now = due;
      due = null;
      now.run();
    }
  }

  // --- the loop ---

  private void beginTurn() {
    changesSeen = changes;
    int finished = roster.replaced();
    if (work.gates() == 0 || finished == gatesPassedAt) {
      decide();
      return;
    }
    timeline.after(
        work.gates() * millis(StepKind.GATE) + work.gateWaits().toMillis(),
        () -> {
          gatesPassedAt = finished;
          due = this::decide;
        });
  }

  private void decide() {
    Roster.Turn turn = roster.next();
    timeline.after(millis(StepKind.TURN), () -> act(turn));
  }

  private void act(Roster.Turn turn) {
    lastEnd = timeline.now();
    if (turn.soak()) {
      soak();
      return;
    }
    turn.surge().forEach(this::surge);
    turn.retire().forEach(this::retire);
    if (!turn.done()) {
      waiting = true;
      wakeIfChanged();
    }
  }

  private void soak() {
    if (soakEnds == NOT_YET) {
      soakEnds = timeline.now() + work.pace().soak().toMillis();
    }
    if (timeline.now() >= soakEnds) {
      roster.passesCanary();
      due = this::beginTurn;
    } else {
      timeline.after(soakEnds - timeline.now(), () -> due = this::beginTurn);
    }
  }

  private void wakeIfChanged() {
    if (waiting && changes != changesSeen) {
      waiting = false;
      due = this::beginTurn;
    }
  }

  // --- steps ---

  private void surge(int node) {
    roster.surges(node);
    begins(node);
    timeline.after(
        millis(StepKind.SURGE),
        () -> {
          roster.joins(node);
          landing.joined(work.nodes().get(node));
          ends(node);
        });
  }

  private void retire(int node) {
    roster.retires(node);
    begins(node);
    landing.leaves(work.nodes().get(node), roster.stillHere());
    long drain = drains.drain(work.nodes().get(node), work.times(), timeline.now(), waits);
    long then = millis(work.inPlace() ? StepKind.CHANGE : StepKind.REMOVE);
    timeline.after(
        drain + then,
        () -> {
          roster.leaves(node);
          if (work.inPlace()) {
            landing.joined(work.nodes().get(node));
          }
          ends(node);
        });
  }

  private void begins(int node) {
    began[node] = began[node] == NOT_YET ? timeline.now() : began[node];
  }

  private void ends(int node) {
    lastEnd = timeline.now();
    ended[node] = timeline.now();
    changes++;
    wakeIfChanged();
  }

  private long millis(StepKind kind) {
    return work.times().millis(kind, edge);
  }

  // --- what came of it ---

  /** Until the turn that finds nothing left; a pool without nodes has none. */
  double seconds() {
    return work.nodes().isEmpty() ? 0 : lastEnd / MILLIS;
  }

  List<NodeForecast> nodes() {
    return IntStream.range(0, began.length)
        .filter(roster::finished)
        .mapToObj(n -> NodeForecast.ofMillis(work.nodes().get(n).name(), began[n], ended[n]))
        .toList();
  }

  List<String> unfinished() {
    List<String> names = new ArrayList<>();
    for (int node = 0; node < began.length; node++) {
      if (!roster.finished(node)) {
        names.add(work.nodes().get(node).name());
      }
    }
    return names;
  }

  Landing landing() {
    return landing;
  }

  Waits waits() {
    return waits;
  }
}
