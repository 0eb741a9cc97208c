package dev.pawl.starter.cli;

import dev.pawl.starter.output.OutputFormat;
import java.util.List;

/**
 * What was typed, word by word: how an error is said must be known even where the words could not
 * be made sense of.
 */
record TypedWords(List<String> words) {

  static TypedWords of(String... args) {
    return new TypedWords(List.of(args));
  }

  boolean verbose() {
    return words.contains("--verbose");
  }

  OutputFormat format() {
    for (OutputFormat format : OutputFormat.values()) {
      if (asksFor(format)) {
        return format;
      }
    }
    return OutputFormat.TABLE;
  }

  private boolean asksFor(OutputFormat format) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean apart = word.equals("-o") || word.equals("--output");
      boolean next = i + 1 < words.size() && words.get(i + 1).equals(format.toString());
      if ((apart && next)
          || word.equals("-o" + format)
          || word.equals("-o=" + format)
          || word.equals("--output=" + format)) {
        return true;
      }
    }
    return false;
  }
}
