package dev.pawl.activities.graph;

import dev.pawl.activities.graph.GraphLocation.Url;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One GET, redirects included, with a limit for the time of all of it and the size of the body. */
final class HttpFetch {

  private static final int OK = 200;
  private static final int MOST_REDIRECTS = 5;
  private static final List<Integer> REDIRECTS = List.of(301, 302, 303, 307, 308);

  /** Of an answer that is an error: enough for its words. */
  private static final int MOST_OF_AN_ERROR = 64 * 1024;

  private final HttpClient http;
  private final Duration timeout;
  private final int mostBytes;

  HttpFetch(Duration timeout, int mostBytes) {
    this.timeout = timeout;
    this.mostBytes = mostBytes;
    // Redirects are followed by hand: each new address is looked at like the first.
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** What a server answers in the end. */
  record Answer(int code, HttpHeaders headers, LimitedBody.Content content) {}

  /**
   * @param etag of what is known already; empty for nothing
   * @throws GraphSourceException where there is no answer, or it leads where none may be fetched
   */
  Answer get(Url url, String etag) throws GraphSourceException {
    long deadline = System.nanoTime() + timeout.toNanos();
    Url at = url;
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      HttpResponse<LimitedBody.Content> response =
          send(at, etag, Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
      if (!REDIRECTS.contains(response.statusCode())) {
        return new Answer(response.statusCode(), response.headers(), response.body());
      }
      at = next(at, response.headers().firstValue("Location").orElse(""));
    }
    throw GraphSourceException.lasting(
        "%s redirects more than %d times".formatted(url.shown(), MOST_REDIRECTS));
  }

  private HttpResponse<LimitedBody.Content> send(Url url, String etag, Duration left)
      throws GraphSourceException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url.uri()).timeout(left).header("Accept", "application/json");
    if (!etag.isEmpty()) {
      request.header("If-None-Match", etag);
    }
    CompletableFuture<HttpResponse<LimitedBody.Content>> answer =
        http.sendAsync(
            request.build(),
            info ->
                new LimitedBody(
                    info.statusCode() == OK ? mostBytes : MOST_OF_AN_ERROR, info.headers()));
    try {
      // The request's own timeout ends with the headers; this one is for the body too.
      return answer.get(left.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw tooSlow(url);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof HttpTimeoutException) {
        throw tooSlow(url);
      }
      throw GraphSourceException.passing(
          "%s cannot be reached: %s".formatted(url.shown(), Said.by(e.getCause())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw GraphSourceException.passing("fetching %s was interrupted".formatted(url.shown()));
    } finally {
      // Of no effect on one that is complete; closes the connection of one that is not.
      answer.cancel(true);
    }
  }

  private GraphSourceException tooSlow(Url url) {
    String within = timeout.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    return GraphSourceException.passing(
        "%s did not give the graph within %s".formatted(url.shown(), within));
  }

  /** The address that a redirect leads to; never to a weaker protocol. */
  static Url next(Url from, String location) throws GraphSourceException {
    Url next;
    try {
      next = Url.of(from.uri().resolve(location));
    } catch (IllegalArgumentException e) {
      throw GraphSourceException.lasting(from.shown() + " redirects to what is no URL");
    } catch (GraphSourceException e) {
      throw GraphSourceException.lasting(
          "%s redirects, and the new address is refused: %s"
              .formatted(from.shown(), e.getMessage()));
    }
    if (isSecure(from.uri()) && !isSecure(next.uri())) {
      throw GraphSourceException.lasting(from.shown() + " redirects from https to http");
    }
    return next;
  }

  private static boolean isSecure(URI uri) {
    return uri.getScheme().equalsIgnoreCase("https");
  }
}
