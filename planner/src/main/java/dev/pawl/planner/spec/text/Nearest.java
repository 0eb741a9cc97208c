package dev.pawl.planner.spec.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known word that somebody most likely meant. */
final class Nearest {

  private Nearest() {}

  /** The closest of the known words, where it is close enough to be a slip. */
  static Optional<String> to(String written, Collection<String> known) {
    String lower = written.toLowerCase(Locale.ROOT);
    Comparator<String> byDistance =
        Comparator.comparingInt(word -> distance(lower, word.toLowerCase(Locale.ROOT)));
    return known.stream()
        .min(byDistance.thenComparing(Comparator.naturalOrder()))
        .filter(w -> distance(lower, w.toLowerCase(Locale.ROOT)) <= slips(w));
  }

  private static int slips(String word) {
    return Math.max(1, word.length() / 3);
  }

  /** Levenshtein: letters put in, left out or exchanged. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
