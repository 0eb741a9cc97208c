package dev.pawl.activities.kube;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A server's words, fit for a history: short, and without anything secret. */
final class ErrorWords {

  private static final int MAX = 500;
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)(bearer\\s+|basic\\s+|(?:token|password|client-key-data)[\"']?\\s*[=:]\\s*[\"']?)"
              + "[^\\s\"',;)&]+");
  private static final Map<String, String> KINDS =
      Map.of(
          "nodes", "Node",
          "pods", "Pod",
          "leases", "Lease",
          "daemonsets", "DaemonSet",
          "namespaces", "Namespace",
          "poddisruptionbudgets", "PodDisruptionBudget");

  private ErrorWords() {}

  /** What the server said, or else the innermost reason why nothing could be asked. */
  static String of(KubernetesClientException e) {
    Status status = e.getStatus();
    if (status != null && status.getMessage() != null) {
      return clean(status.getMessage());
    }
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return clean(root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage());
  }

  static boolean hasCause(KubernetesClientException e, String reason) {
    StatusDetails details = e.getStatus() == null ? null : e.getStatus().getDetails();
    return details != null
        && details.getCauses() != null
        && details.getCauses().stream().anyMatch(c -> reason.equals(c.getReason()));
  }

  /** The object it is about, where the server names one. */
  static List<String> objects(KubernetesClientException e) {
    StatusDetails details = e.getStatus() == null ? null : e.getStatus().getDetails();
    String kind = details == null || details.getKind() == null ? null : kind(details.getKind());
    return kind == null || details.getName() == null || details.getName().isEmpty()
        ? List.of()
        : List.of(kind + "/" + details.getName());
  }

  static String clean(String text) {
    String safe = SECRET.matcher(text).replaceAll("$1***");
    return safe.length() <= MAX ? safe : safe.substring(0, MAX) + "…";
  }

  private static String kind(String word) {
    return Character.isUpperCase(word.charAt(0)) ? word : KINDS.get(word);
  }
}
