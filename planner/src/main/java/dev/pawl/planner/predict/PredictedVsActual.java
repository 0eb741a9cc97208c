package dev.pawl.planner.predict;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pawl.planner.upgrade.Phase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was predicted and what came of it, side by side, for {@code pawl history}.
 *
 * @param lines phase by phase, each followed by its pools; first those predicted, in their order,
 *     then those that only came up in the run
 * @param total over the phases that were predicted and have been run
 */
public record PredictedVsActual(List<Line> lines, Line total) {

  /**
   * @param hop null for the total
   * @param phase null for the total
   * @param pool null for a phase and the total
   * @param predicted null where the run did what the plan did not have
   * @param actual null where it was not run, or not yet
   */
  public record Line(String hop, Phase phase, String pool, Figures predicted, Figures actual) {

    /**
     * Actual time, waits aside, by predicted time; above 1 it took longer. Null where one of them
     * is missing or nothing was predicted.
     */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public Double timeRatio() {
      return bothThere() ? ratio(predicted.own(), actual.own()) : null;
    }

    /** Actual pod moves by predicted ones. Null where one is missing or none was predicted. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public Double podMovesRatio() {
      return bothThere() ? ratio((double) predicted.podMoves(), (double) actual.podMoves()) : null;
    }

    private boolean bothThere() {
      return predicted != null && actual != null;
    }

    private static Double ratio(double predicted, double actual) {
      return predicted > 0 ? actual / predicted : null;
    }
  }

  private record Key(String hop, Phase phase) {}

  public PredictedVsActual {
    lines = List.copyOf(lines);
  }

  /** The comparison; both lists in the order of the run, each phase of a hop once. */
  public static PredictedVsActual of(List<PhaseFigures> predicted, List<PhaseFigures> actual) {
    Map<Key, PhaseFigures> before = byKey(predicted);
    Map<Key, PhaseFigures> after = byKey(actual);
    Set<Key> keys = new LinkedHashSet<>(before.keySet());
    keys.addAll(after.keySet());
    List<Line> lines = new ArrayList<>();
    Figures predictedInAll = Figures.undisturbed(0, 0);
    Figures actualInAll = Figures.undisturbed(0, 0);
    for (Key key : keys) {
      PhaseFigures was = before.get(key);
      PhaseFigures is = after.get(key);
      lines.addAll(lines(key, was, is));
      if (was != null && is != null) {
        predictedInAll = predictedInAll.plus(was.figures());
        actualInAll = actualInAll.plus(is.figures());
      }
    }
    return new PredictedVsActual(lines, new Line(null, null, null, predictedInAll, actualInAll));
  }

  private static List<Line> lines(Key key, PhaseFigures was, PhaseFigures is) {
    List<Line> lines = new ArrayList<>();
    lines.add(
        new Line(
            key.hop(),
            key.phase(),
            null,
            was == null ? null : was.figures(),
            is == null ? null : is.figures()));
    Map<String, Figures> poolsBefore = was == null ? Map.of() : was.pools();
    Map<String, Figures> poolsAfter = is == null ? Map.of() : is.pools();
    Set<String> pools = new LinkedHashSet<>(poolsBefore.keySet());
    pools.addAll(poolsAfter.keySet());
    for (String pool : pools) {
      lines.add(
          new Line(key.hop(), key.phase(), pool, poolsBefore.get(pool), poolsAfter.get(pool)));
    }
    return lines;
  }

  private static Map<Key, PhaseFigures> byKey(List<PhaseFigures> phases) {
    Map<Key, PhaseFigures> byKey = new LinkedHashMap<>();
    phases.forEach(p -> byKey.put(new Key(p.hop(), p.phase()), p));
    return byKey;
  }
}
