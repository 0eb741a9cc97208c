package dev.pawl.activities.drain;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Reads the Eviction API's refusals. The status alone does not tell: 429 has three meanings, 403
 * four. Source: Kubernetes' {@code pkg/registry/core/pod/storage/eviction.go}.
 */
final class EvictionErrors {

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERRORS = 500;
  private static final int BAD_REQUESTS = 400;

  private EvictionErrors() {}

  /** A 401 is not for here: the client has to be made anew. */
  static EvictionAnswer read(KubernetesClientException e) {
    int code = e.getCode();
    if (code == HttpURLConnection.HTTP_UNAUTHORIZED) {
      throw e;
    }
    String message = message(e);
    return switch (code) {
      case HttpURLConnection.HTTP_NOT_FOUND -> new EvictionAnswer.Gone();
      case HttpURLConnection.HTTP_CONFLICT ->
          message.contains("UID")
              ? new EvictionAnswer.Gone()
              : new EvictionAnswer.Transient(message);
      case TOO_MANY_REQUESTS -> tooMany(e, message);
      case HttpURLConnection.HTTP_FORBIDDEN -> forbidden(e, message);
      default -> other(code, message);
    };
  }

  private static EvictionAnswer tooMany(KubernetesClientException e, String message) {
    Optional<StatusCause> budget = cause(e, "DisruptionBudget");
    if (budget.isEmpty()) {
      return new EvictionAnswer.Throttled();
    }
    Integer wait = details(e).map(StatusDetails::getRetryAfterSeconds).orElse(null);
    return wait == null || wait == 0
        ? new EvictionAnswer.Budget(budget.map(StatusCause::getMessage).orElse(message))
        : new EvictionAnswer.Lagging(Duration.ofSeconds(wait));
  }

  private static EvictionAnswer forbidden(KubernetesClientException e, String message) {
    if (cause(e, "NamespaceTerminating").isPresent()) {
      return new EvictionAnswer.NamespaceTerminating();
    }
    // "User … cannot create resource "pods/eviction" in API group …": only RBAC speaks so.
    if (message.contains(" cannot ") && message.contains(" resource ")) {
      return new EvictionAnswer.Forbidden(message);
    }
    // The budget's own status is out of order for a moment; its controller mends that.
    if (message.contains("DisruptedPods") || message.contains("disruptions allowed is negative")) {
      return new EvictionAnswer.Transient(message);
    }
    return new EvictionAnswer.Refused(message);
  }

  private static EvictionAnswer other(int code, String message) {
    if (message.contains("more than one PodDisruptionBudget")) {
      return new EvictionAnswer.TwoBudgets(message);
    }
    if (message.contains("calling webhook") || (code >= BAD_REQUESTS && code < SERVER_ERRORS)) {
      return new EvictionAnswer.Refused(message);
    }
    return new EvictionAnswer.Transient(message);
  }

  private static String message(KubernetesClientException e) {
    return Optional.ofNullable(e.getStatus())
        .map(Status::getMessage)
        .filter(m -> !m.isBlank())
        .or(() -> Optional.ofNullable(e.getMessage()))
        .orElse("no answer")
        .strip();
  }

  private static Optional<StatusCause> cause(KubernetesClientException e, String reason) {
    return details(e).map(StatusDetails::getCauses).stream()
        .flatMap(List::stream)
        .filter(c -> reason.equals(c.getReason()))
        .findFirst();
  }

  private static Optional<StatusDetails> details(KubernetesClientException e) {
    return Optional.ofNullable(e.getStatus()).map(Status::getDetails);
  }
}
