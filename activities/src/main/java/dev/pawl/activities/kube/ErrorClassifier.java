package dev.pawl.activities.kube;

import dev.pawl.activities.kube.Verdict.Retry;
import dev.pawl.activities.kube.Verdict.Stop;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * What the errors of a Kubernetes API mean. The only place that says so.
 *
 * <table>
 * <caption>by answer</caption>
 * <tr><td>none (refused, timeout, TLS), 408, 410, 429, 5xx</td><td>again</td></tr>
 * <tr><td>409</td><td>again: somebody else wrote first</td></tr>
 * <tr><td>401</td><td>again, with credentials read anew (see {@link Clusters})</td></tr>
 * <tr><td>403</td><td>stop: names verb and resource. In a namespace that is going: again</td></tr>
 * <tr><td>other 4xx</td><td>stop, with the server's words</td></tr>
 * </table>
 */
public final class ErrorClassifier {

  private static final int TOO_MANY_REQUESTS = 429;
  private static final String USED_UP = "exceeded quota";

  private ErrorClassifier() {}

  /** Empty where the error is not about a cluster's API. */
  public static Optional<Verdict> classify(Throwable error) {
    for (Throwable t = error; t != null; t = t.getCause()) {
      if (t instanceof KubernetesClientException e) {
        return Optional.of(verdict(e));
      }
      if (t instanceof UnknownContextException) {
        return Optional.of(new Stop(new Hold(HoldCode.STEP_FAILED, t.getMessage())));
      }
      if (ofTheNetwork(t)) {
        return Optional.of(unreachable("the Kubernetes API cannot be reached: " + words(t)));
      }
    }
    return Optional.empty();
  }

  /**
   * The server's words, where it refuses to make something because a quota is used up (its
   * ResourceQuota admission says "exceeded quota"; policies that count say so too).
   */
  public static Optional<String> usedUp(KubernetesClientException e) {
    String said = ErrorWords.of(e);
    boolean quota = e.getCode() == HttpURLConnection.HTTP_FORBIDDEN && said.contains(USED_UP);
    return quota ? Optional.of(said) : Optional.empty();
  }

  private static Verdict verdict(KubernetesClientException e) {
    String said = ErrorWords.of(e);
    if (e.getCode() <= 0) {
      return unreachable("the Kubernetes API cannot be reached: " + said);
    }
    return switch (e.getCode()) {
      case HttpURLConnection.HTTP_UNAUTHORIZED ->
          unreachable("the Kubernetes API does not take the worker's credentials (401)");
      case HttpURLConnection.HTTP_FORBIDDEN -> forbidden(e);
      case HttpURLConnection.HTTP_CONFLICT ->
          unreachable("somebody else changes the same object all the time: " + said);
      case HttpURLConnection.HTTP_CLIENT_TIMEOUT, HttpURLConnection.HTTP_GONE, TOO_MANY_REQUESTS ->
          new Retry(unreachable(busy(e, said)).hold(), retryAfter(e));
      default ->
          e.getCode() >= HttpURLConnection.HTTP_INTERNAL_ERROR
              ? new Retry(unreachable(busy(e, said)).hold(), retryAfter(e))
              : new Stop(new Hold(HoldCode.STEP_FAILED, refused(e, said), ErrorWords.objects(e)));
    };
  }

  private static Verdict forbidden(KubernetesClientException e) {
    if (ErrorWords.hasCause(e, "NamespaceTerminating")) {
      return unreachable(ErrorWords.of(e));
    }
    return new Stop(
        new Hold(HoldCode.FORBIDDEN, ForbiddenWords.sentence(e), ErrorWords.objects(e)));
  }

  private static Retry unreachable(String sentence) {
    return new Retry(new Hold(HoldCode.API_UNREACHABLE, sentence), null);
  }

  private static String busy(KubernetesClientException e, String said) {
    return "the Kubernetes API answers %d: %s".formatted(e.getCode(), said);
  }

  private static String refused(KubernetesClientException e, String said) {
    return "the Kubernetes API refuses with %d: %s".formatted(e.getCode(), said);
  }

  private static Duration retryAfter(KubernetesClientException e) {
    boolean told = e.getStatus() != null && e.getStatus().getDetails() != null;
    Integer seconds = told ? e.getStatus().getDetails().getRetryAfterSeconds() : null;
    return seconds == null || seconds <= 0 ? null : Duration.ofSeconds(seconds);
  }

  /** Not every IOException: a file that is missing on the worker is no cluster's fault. */
  private static boolean ofTheNetwork(Throwable t) {
    String room = t.getClass().getPackageName();
    return t instanceof TimeoutException
        // A connection that was closed is no IOException to the HTTP client.
        || room.startsWith("io.vertx")
        || (t instanceof IOException
            && (room.startsWith("java.net") || room.startsWith("javax.net")));
  }

  private static String words(Throwable t) {
    return ErrorWords.clean(t.getMessage() == null ? t.getClass().getSimpleName() : t.getMessage());
  }
}
