package dev.pawl.planner.plan;

import java.util.ArrayList;
import java.util.List;

/** Long lists for people: the first few, and how many more there are. */
final class FirstFew {

  /** More names than that help nobody, and a plan is to stay small. */
  static final int MOST = 20;

  private FirstFew() {}

  static <T> List<T> of(List<T> all) {
    return all.subList(0, Math.min(MOST, all.size()));
  }

  /** How many are left out. */
  static int more(List<?> all) {
    return Math.max(0, all.size() - MOST);
  }

  /** The first few, and a last one that counts the others. */
  static List<String> sentences(List<String> all, String others) {
    List<String> few = new ArrayList<>(of(all));
    if (more(all) > 0) {
      few.add("and %d more %s".formatted(more(all), others));
    }
    return List.copyOf(few);
  }

  /** In one sentence: {@code a, b and 7 more}. */
  static String names(List<String> all) {
    String few = String.join(", ", of(all));
    return more(all) == 0 ? few : few + " and " + more(all) + " more";
  }
}
