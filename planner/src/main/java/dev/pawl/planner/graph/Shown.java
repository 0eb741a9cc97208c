package dev.pawl.planner.graph;

import dev.pawl.planner.version.KubeVersion;
import java.util.List;
import java.util.stream.Collectors;

/** What the sentences of this package quote. */
final class Shown {

  private static final int MOST_LETTERS = 60;
  private static final int MOST_VERSIONS = 10;

  private Shown() {}

  /** A text from a graph in quotes, cut: a mistake can be a whole certificate. */
  static String quoted(String text) {
    String cut = text.length() > MOST_LETTERS ? text.substring(0, MOST_LETTERS) + "…" : text;
    return '"' + line(cut) + '"';
  }

  /** Without what could break a line or move a terminal's cursor: a graph comes from others. */
  static String line(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  /** Versions along a way; of a long one the beginning and the end. */
  static String way(List<KubeVersion> versions) {
    int size = versions.size();
    if (size <= MOST_VERSIONS) {
      return joined(versions, " → ");
    }
    return joined(versions.subList(0, MOST_VERSIONS - 1), " → ")
        + " → … → "
        + versions.get(size - 1);
  }

  /** "1.36.1, 1.36.2". */
  static String list(List<KubeVersion> versions) {
    return joined(versions, ", ");
  }

  private static String joined(List<KubeVersion> versions, String by) {
    return versions.stream().map(KubeVersion::toString).collect(Collectors.joining(by));
  }
}
