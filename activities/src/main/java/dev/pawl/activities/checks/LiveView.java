package dev.pawl.activities.checks;

import dev.pawl.activities.kube.ErrorClassifier;
import dev.pawl.activities.kube.Verdict;
import dev.pawl.planner.spec.UpgradeSpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;

/**
 * A real cluster. Reads go through the executor, so that a check that is called off spoils none.
 */
final class LiveView implements View {

  private final KubernetesClient client;
  private final Executor executor;
  private final UpgradeSpec spec;
  private final Instant now;
  private final Map<Reading<?>, CompletableFuture<?>> known = new ConcurrentHashMap<>();

  LiveView(KubernetesClient client, Executor executor, UpgradeSpec spec, Instant now) {
    this.client = client;
    this.executor = executor;
    this.spec = spec;
    this.now = now;
  }

  @Override
  public <T> List<T> read(Reading<T> what) {
    @SuppressWarnings("unchecked") // a reading is put in with what it reads, and with nothing else
    CompletableFuture<List<T>> future =
        (CompletableFuture<List<T>>)
            known.computeIfAbsent(
                what, w -> CompletableFuture.supplyAsync(() -> fetch(what), executor));
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnreadableException("was called off while it read " + what, "run it again", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof UnreadableException cause
          ? cause
          : new IllegalStateException("while reading " + what, e.getCause());
    }
  }

  private <T> List<T> fetch(Reading<T> what) {
    try {
      return List.copyOf(fetchOnceMore(what));
    } catch (UnreadableException e) {
      throw e;
    } catch (RuntimeException e) {
      if (e instanceof KubernetesClientException answer && absent(what.right(), answer)) {
        return List.of();
      }
      throw unreadable(what.right(), e);
    }
  }

  private <T> List<T> fetchOnceMore(Reading<T> what) {
    try {
      return what.fetch(client);
    } catch (KubernetesClientException e) {
      if (!passes(e)) {
        throw e;
      }
      return what.fetch(client);
    }
  }

  /** An API that is not served has no objects. A path that should be there is another matter. */
  private static boolean absent(Right right, KubernetesClientException answer) {
    return answer.getCode() == HttpURLConnection.HTTP_NOT_FOUND
        && !right.resource().startsWith("/");
  }

  /** A connection that was closed, say. */
  private static boolean passes(KubernetesClientException e) {
    return ErrorClassifier.classify(e).filter(Verdict.Retry.class::isInstance).isPresent();
  }

  private static UnreadableException unreadable(Right right, RuntimeException e) {
    if (e instanceof KubernetesClientException answer
        && answer.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
      return new UnreadableException(
          "may not %s %s".formatted(right.verb(), right.what()),
          "grant %s on %s, as deploy/rbac-check.yaml does".formatted(right.verb(), right.what()),
          e);
    }
    String why = ErrorClassifier.classify(e).map(v -> v.hold().message()).orElseGet(e::toString);
    return new UnreadableException(
        "could not %s %s: %s".formatted(right.verb(), right.what(), why),
        "make the API answer, and check again",
        e);
  }

  @Override
  public UpgradeSpec spec() {
    return spec;
  }

  @Override
  public Instant now() {
    return now;
  }
}
