package dev.pawl.activities.checks.api;

import dev.pawl.planner.version.Minor;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines of an apiserver's {@code /metrics} as {@link RequestedApi}s (KEP-1693; Kubernetes lists the
 * gauge as stable). One without {@code removed_release} is of a version that is deprecated, but
 * stays.
 */
final class RequestedApiMetric {

  private static final String NAME = "apiserver_requested_deprecated_apis{";
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"[,}]");

  private RequestedApiMetric() {}

  /** Empty where the line is of another metric, is zero, or names no release. */
  static Optional<RequestedApi> read(String line) {
    int end = line.lastIndexOf('}');
    if (!line.startsWith(NAME) || end < 0 || zero(line.substring(end + 1).strip())) {
      return Optional.empty();
    }
    Map<String, String> labels = new HashMap<>();
    Matcher label = LABEL.matcher(line.substring(NAME.length(), end + 1));
    while (label.find()) {
      labels.put(label.group(1), label.group(2));
    }
    String removed = labels.getOrDefault("removed_release", "");
    return removed.isEmpty() ? Optional.empty() : Optional.of(api(labels, Minor.parse(removed)));
  }

  private static RequestedApi api(Map<String, String> labels, Minor removed) {
    return new RequestedApi(
        labels.getOrDefault("group", ""),
        labels.getOrDefault("version", ""),
        labels.getOrDefault("resource", ""),
        labels.getOrDefault("subresource", ""),
        removed);
  }

  /** A value may be followed by a time. */
  private static boolean zero(String value) {
    return value.split("\\s+", 2)[0].equals("0");
  }
}
