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
import java.util.function.Supplier;

/**
 * A real cluster. Reads go through the executor, so that a check that is called off spoils none.
 */
final class LiveView implements View {

  private final KubernetesClient client;
  private final Executor executor;
  private final UpgradeSpec spec;
  private final Instant now;
  private final Apiservers apiservers;
  private final Map<Object, CompletableFuture<?>> known = new ConcurrentHashMap<>();

  LiveView(KubernetesClient client, Executor executor, UpgradeSpec spec, Instant now) {
    this.client = client;
    this.executor = executor;
    this.spec = spec;
    this.now = now;
    this.apiservers = new Apiservers(client);
  }

  @Override
  public <T> List<T> read(Reading<T> what) {
    return once(what, what.right(), () -> fetch(what));
  }

  @Override
  public <T> Answers<T> each(Asked<T> what) {
    List<String> addresses = read(Readings.APISERVERS);
    return addresses.size() <= 1
        ? Answers.only(read(what.reading()))
        : once(
            what,
            what.reading().right(),
            () -> apiservers.ask(what, addresses, () -> fetch(what.reading())));
  }

  private <T> T once(Object what, Right right, Supplier<T> look) {
    @SuppressWarnings("unchecked") // a question is put in with its answer, and with nothing else
    CompletableFuture<T> future =
        (CompletableFuture<T>)
            known.computeIfAbsent(
                what, w -> CompletableFuture.supplyAsync(() -> readable(right, look), executor));
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

  private static <T> T readable(Right right, Supplier<T> look) {
    try {
      return look.get();
    } catch (UnreadableException e) {
      throw e;
    } catch (RuntimeException e) {
      throw unreadable(right, e);
    }
  }

  private <T> List<T> fetch(Reading<T> what) {
    try {
      return List.copyOf(fetchOnceMore(what));
    } catch (KubernetesClientException e) {
      if (absent(what.right(), e)) {
        return List.of();
      }
      throw e;
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
