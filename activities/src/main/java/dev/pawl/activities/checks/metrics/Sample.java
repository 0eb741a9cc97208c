package dev.pawl.activities.checks.metrics;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of metrics in Prometheus' text form that has labels. */
public record Sample(String name, Map<String, String> labels, double value) {

  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"[,}]");

  public Sample {
    labels = Map.copyOf(labels);
  }

  /** Empty for comments, for lines without labels, and for what is cut off. */
  public static Optional<Sample> read(String line) {
    int begin = line.indexOf('{');
    int end = line.lastIndexOf('}');
    if (line.startsWith("#") || begin < 0 || end < begin) {
      return Optional.empty();
    }
    Map<String, String> labels = new HashMap<>();
    Matcher label = LABEL.matcher(line).region(begin + 1, end + 1);
    while (label.find()) {
      labels.put(label.group(1), label.group(2));
    }
    return value(line.substring(end + 1).strip())
        .map(v -> new Sample(line.substring(0, begin), labels, v));
  }

  /** A value may be followed by a time. */
  private static Optional<Double> value(String text) {
    try {
      return Optional.of(Double.valueOf(text.split("\\s+", 2)[0].replace("Inf", "Infinity")));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The empty text for one that it does not have. */
  public String label(String key) {
    return labels.getOrDefault(key, "");
  }
}
