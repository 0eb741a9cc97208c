package dev.pawl.planner.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What ailed a cluster before anything was changed: that, nobody waits for.
 *
 * @param known how much of each object, by its name
 * @param more how many objects were not well beyond those; so many unknown ones are overlooked
 */
public record HealthBaseline(Map<String, Integer> known, int more) {

  /** It is kept on the cluster, in an annotation: 256 KiB for all of an object's. */
  private static final int MOST = 1000;

  public HealthBaseline {
    known = new TreeMap<>(known);
  }

  public static HealthBaseline of(List<Trouble> troubles) {
    Map<String, Integer> known = new TreeMap<>();
    troubles.stream().limit(MOST).forEach(t -> known.put(t.object(), t.count()));
    return new HealthBaseline(known, Math.max(0, troubles.size() - MOST));
  }

  /** What is worse than it was, in the order given. */
  public List<Trouble> worse(List<Trouble> now) {
    List<Trouble> worse = new ArrayList<>();
    int overlooked = more;
    for (Trouble trouble : now) {
      Integer before = known.get(trouble.object());
      if (before == null && overlooked > 0) {
        overlooked--;
      } else if (before == null || trouble.count() > before) {
        worse.add(trouble);
      }
    }
    return worse;
  }
}
