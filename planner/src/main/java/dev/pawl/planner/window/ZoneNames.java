package dev.pawl.planner.window;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names of time zones, and which of them somebody may have meant. */
final class ZoneNames {

  private static final int SHOWN = 3;

  private ZoneNames() {}

  /** Offsets such as +02:00 are none: they know nothing of daylight saving. */
  static boolean isKnown(String name) {
    return ZoneId.getAvailableZoneIds().contains(name);
  }

  /** Up to three that look most like it; they may be far off where nothing is near. */
  static List<String> nearest(String written) {
    Set<String> wanted = pairs(written);
    return ZoneId.getAvailableZoneIds().stream()
        .filter(name -> !name.startsWith("SystemV/"))
        .sorted(
            Comparator.comparingDouble((String name) -> -likeness(wanted, pairs(name)))
                .thenComparing(Comparator.naturalOrder()))
        .limit(SHOWN)
        .toList();
  }

  /** Dice's coefficient: the share of pairs of neighbouring letters that both have. */
  private static double likeness(Set<String> a, Set<String> b) {
    long common = a.stream().filter(b::contains).count();
    return 2.0 * common / (a.size() + b.size());
  }

  private static Set<String> pairs(String name) {
    // the ends count too, so that a city without its region is like the city at the end
    String text = "/" + name.toLowerCase(Locale.ROOT).replace(' ', '_') + "/";
    Set<String> pairs = new HashSet<>();
    for (int i = 0; i + 1 < text.length(); i++) {
      pairs.add(text.substring(i, i + 2));
    }
    return pairs;
  }
}
