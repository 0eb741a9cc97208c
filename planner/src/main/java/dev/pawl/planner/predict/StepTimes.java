package dev.pawl.planner.predict;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How long each kind of step takes. Made in layers, the last word counts: {@code
 * stated().measured(samples).declared(written)}.
 */
public record StepTimes(Map<StepKind, StepTime> all) {

  /**
   * @throws IllegalArgumentException where a kind is missing
   */
  public StepTimes {
    if (all.size() < StepKind.values().length) {
      throw new IllegalArgumentException("a time for each kind of step is needed, given: " + all);
    }
    all = Collections.unmodifiableMap(new EnumMap<>(all));
  }

  /**
   * What is assumed where nothing is known: a virtual machine of a cloud, and pods that end at once
   * when told to and are ready soon. Orders of magnitude, not promises. The engine's own part
   * (preflight, turns, a drain's beginning and end, verify) is what it takes on two cores.
   */
  public static StepTimes stated() {
    Map<StepKind, StepTime> times = new EnumMap<>(StepKind.class);
    for (StepKind kind : StepKind.values()) {
      times.put(kind, StepTime.stated(assumed(kind)));
    }
    return new StepTimes(times);
  }

  private static double assumed(StepKind kind) {
    return switch (kind) {
      case PREFLIGHT -> 2;
      case SNAPSHOT -> 60;
      case CONTROL_PLANE -> 600;
      case FINALISE -> 60;
      case ADDON -> 60;
      case GATE -> 1;
      case TURN -> 0.1;
      case SURGE -> 120;
      case DRAIN -> 0.5;
      case EVICTION -> 0.02;
      case POD_END -> 10;
      case POD_BACK -> 20;
      case REMOVE -> 30;
      case CHANGE -> 300;
      case VERIFY -> 1;
    };
  }

  /** The same with the times that a user has written. */
  public StepTimes declared(Map<StepKind, Duration> written) {
    Map<StepKind, StepTime> times = new EnumMap<>(all);
    written.forEach(
        (kind, length) -> times.put(kind, new StepTime(Span.exactly(length), Origin.DECLARED, 0)));
    return new StepTimes(times);
  }

  /**
   * The same with what steps that ended took, less what they waited. A measured drain is a whole
   * one: where the ending of pods was measured too, it is taken off the drain's own part; otherwise
   * it is in there, and no longer apart.
   */
  public StepTimes measured(List<StepSample> samples) {
    Map<StepKind, StepTime> found = new EnumMap<>(StepKind.class);
    byKind(samples).forEach((kind, seconds) -> found.put(kind, StepTime.measured(seconds)));
    StepTime drain = found.get(StepKind.DRAIN);
    if (drain != null) {
      StepTime podEnd =
          found.computeIfAbsent(
              StepKind.POD_END, k -> new StepTime(Span.ZERO, Origin.MEASURED, drain.samples()));
      Span own = drain.span().less(podEnd.span().seconds());
      found.put(StepKind.DRAIN, new StepTime(own, Origin.MEASURED, drain.samples()));
    }
    Map<StepKind, StepTime> times = new EnumMap<>(all);
    times.putAll(found);
    return new StepTimes(times);
  }

  private static Map<StepKind, List<Double>> byKind(List<StepSample> samples) {
    Map<StepKind, List<Double>> seconds = new EnumMap<>(StepKind.class);
    for (StepSample sample : samples) {
      StepKind.of(sample.step())
          .ifPresent(k -> seconds.computeIfAbsent(k, none -> new ArrayList<>()).add(sample.own()));
    }
    return seconds;
  }

  /** How long a step of that kind takes. */
  public Span of(StepKind kind) {
    return all.get(kind).span();
  }

  /** Whether any time has a spread. */
  boolean spread() {
    return all.values().stream().anyMatch(t -> t.span().spreads());
  }

  long millis(StepKind kind, Edge edge) {
    return of(kind).millis(edge);
  }
}
