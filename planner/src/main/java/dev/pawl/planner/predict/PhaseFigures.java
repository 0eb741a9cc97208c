package dev.pawl.planner.predict;

import dev.pawl.planner.upgrade.Phase;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Time and pod moves of a phase of a hop and of its pools, predicted or as they really were.
 *
 * @param hop as status shows it: {@code 1.35→1.36}
 * @param pools by name, in their order
 */
public record PhaseFigures(String hop, Phase phase, Figures figures, Map<String, Figures> pools) {
  public PhaseFigures {
    pools = Collections.unmodifiableMap(new LinkedHashMap<>(pools));
  }
}
