package dev.pawl.activities.kube;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A 403 as a sentence that says which right is missing. */
final class ForbiddenWords {

  /** As the authoriser of Kubernetes writes it. */
  private static final Pattern CANNOT =
      Pattern.compile(
          "User \"([^\"]*)\" cannot (\\S+) resource \"([^\"]+)\" in API group \"([^\"]*)\""
              + "(?: in the namespace \"([^\"]+)\")?");

  private static final Pattern REQUEST =
      Pattern.compile("Failure executing: (\\w+) at: \\S*?(/apis?/[^\\s?]*)");

  private ForbiddenWords() {}

  static String sentence(KubernetesClientException e) {
    String said = ErrorWords.of(e);
    Matcher right = CANNOT.matcher(said);
    if (right.find()) {
      return "%s may not %s %s%s%s; see docs/rbac"
          .formatted(
              right.group(1),
              right.group(2),
              right.group(3),
              right.group(4).isEmpty() ? "" : "." + right.group(4),
              right.group(5) == null ? "" : " in namespace " + right.group(5));
    }
    Matcher request = REQUEST.matcher(String.valueOf(e.getMessage()));
    String what = request.find() ? request.group(1) + " " + request.group(2) + " " : "";
    return "the worker may not: %sis refused with 403: %s; see docs/rbac".formatted(what, said);
  }
}
