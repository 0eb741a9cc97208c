package dev.pawl.workflows;

import dev.pawl.planner.predict.Figures;
import dev.pawl.planner.predict.PhaseFigures;
import dev.pawl.planner.upgrade.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long the phases and pools of an upgrade really took, to be set beside what was predicted.
 * What they stood still for a pause, a person or a window is counted apart.
 */
final class Timings {

  private static final double MILLIS = 1000;

  private final List<Part> phases = new ArrayList<>();
  private Instant waitsSince;

  /** A time that goes on until it is ended. */
  private static final class Part {
    private final String hop;
    private final Phase phase;
    private final Instant begun;
    private final Map<String, Part> pools = new LinkedHashMap<>();
    private Duration waited = Duration.ZERO;
    private Instant ended;
    private long podMoves;

    private Part(String hop, Phase phase, Instant begun) {
      this.hop = hop;
      this.phase = phase;
      this.begun = begun;
    }

    private void end(Instant now) {
      ended = ended == null ? now : ended;
    }

    private void waits(Duration length) {
      if (ended == null) {
        waited = waited.plus(length);
      }
    }

    private Figures figures(Instant now) {
      Instant end = ended == null ? now : ended;
      return new Figures(seconds(Duration.between(begun, end)), seconds(waited), podMoves);
    }

    private static double seconds(Duration length) {
      return length.toMillis() / MILLIS;
    }
  }

  /** A phase begins, and with it the one before ends. */
  void enters(Place place, Instant now) {
    closes(now);
    phases.add(new Part(place.hop().label(), place.phase(), now));
  }

  /** The last phase ends. */
  void closes(Instant now) {
    countWait(now);
    if (!phases.isEmpty()) {
      last().end(now);
    }
  }

  void poolBegins(String pool, Instant now) {
    countWait(now);
    last().pools.put(pool, new Part(last().hop, last().phase, now));
  }

  void poolEnds(String pool, long podMoves, Instant now) {
    countWait(now);
    Part part = last().pools.get(pool);
    part.podMoves = podMoves;
    part.end(now);
    last().podMoves += podMoves;
  }

  /** Whether it stands still from now on. */
  void standsStill(boolean still, Instant now) {
    countWait(now);
    waitsSince = still ? now : null;
  }

  private void countWait(Instant now) {
    if (waitsSince != null && !phases.isEmpty()) {
      Duration length = Duration.between(waitsSince, now);
      last().waits(length);
      last().pools.values().forEach(p -> p.waits(length));
      waitsSince = now;
    }
  }

  private Part last() {
    return phases.get(phases.size() - 1);
  }

  /** So far. */
  List<PhaseFigures> figures(Instant now) {
    List<PhaseFigures> figures = new ArrayList<>();
    for (Part phase : phases) {
      Map<String, Figures> pools = new LinkedHashMap<>();
      phase.pools.forEach((name, part) -> pools.put(name, part.figures(now)));
      figures.add(new PhaseFigures(phase.hop, phase.phase, phase.figures(now), pools));
    }
    return figures;
  }
}
