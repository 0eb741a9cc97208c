package dev.pawl.activities.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** One GET, redirects included, with a limit for the time of all of it and the size of the body. */
public final class HttpFetch {

  private static final int MOST_REDIRECTS = 5;
  private static final List<Integer> REDIRECTS = List.of(301, 302, 303, 307, 308);

  private final HttpClient http;
  private final String accept;
  private final Duration timeout;
  private final int mostBytes;

  /**
   * @param accept value of the header
   * @param timeout for all of one fetch
   */
  public HttpFetch(String accept, Duration timeout, int mostBytes) {
    this.accept = accept;
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
  public record Answer(int code, HttpHeaders headers, LimitedBody.Content content) {

    /** Whether asking again may help, where it is an error. */
    public boolean isPassing() {
      return code >= 500 || code == 429 || code == 408;
    }
  }

  /**
   * @param etag of what is known already; empty for nothing
   * @throws FetchException where there is no answer, or it leads where none may be fetched
   */
  public Answer get(HttpUrl url, String etag) throws FetchException {
    long deadline = System.nanoTime() + timeout.toNanos();
    HttpUrl at = url;
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      HttpResponse<LimitedBody.Content> response =
          send(at, etag, Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
      if (!REDIRECTS.contains(response.statusCode())) {
        return new Answer(response.statusCode(), response.headers(), response.body());
      }
      at = next(at, response.headers().firstValue("Location").orElse(""));
    }
    throw FetchException.lasting(
        "%s redirects more than %d times".formatted(url.shown(), MOST_REDIRECTS));
  }

  private HttpResponse<LimitedBody.Content> send(HttpUrl url, String etag, Duration left)
      throws FetchException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url.uri()).timeout(left).header("Accept", accept);
    if (!etag.isEmpty()) {
      request.header("If-None-Match", etag);
    }
    try {
      return LimitedExchange.send(http, request.build(), left, mostBytes);
    } catch (HttpTimeoutException e) {
      String within = timeout.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
      throw FetchException.passing(
          "%s did not answer in full within %s".formatted(url.shown(), within));
    } catch (IOException e) {
      throw FetchException.passing("%s cannot be reached: %s".formatted(url.shown(), Said.by(e)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw FetchException.passing("fetching %s was interrupted".formatted(url.shown()));
    }
  }

  /** The address that a redirect leads to; never to a weaker protocol. */
  static HttpUrl next(HttpUrl from, String location) throws FetchException {
    HttpUrl next;
    try {
      next = HttpUrl.of(from.uri().resolve(location));
    } catch (IllegalArgumentException e) {
      throw FetchException.lasting(from.shown() + " redirects to what is no URL");
    } catch (FetchException e) {
      throw FetchException.lasting(
          "%s redirects, and the new address %s".formatted(from.shown(), e.getMessage()));
    }
    if (from.isSecure() && !next.isSecure()) {
      throw FetchException.lasting(from.shown() + " redirects from https to http");
    }
    return next;
  }
}
