package dev.pawl.activities.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A request and its answer, with a limit for the time of both and the size of the body. */
public final class LimitedExchange {

  private static final int OK = 200;

  /** Of an answer that is an error: enough for its words. */
  private static final int MOST_OF_AN_ERROR = 64 * 1024;

  private LimitedExchange() {}

  /**
   * @param limit for all of it, body included
   * @param mostBytes of a body that is no error's
   * @throws HttpTimeoutException where it takes longer
   * @throws IOException where there is no answer
   */
  public static HttpResponse<LimitedBody.Content> send(
      HttpClient http, HttpRequest request, Duration limit, int mostBytes)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<LimitedBody.Content>> answer =
        http.sendAsync(
            request,
            info ->
                new LimitedBody(
                    info.statusCode() == OK ? mostBytes : Math.min(mostBytes, MOST_OF_AN_ERROR),
                    info.headers()));
    try {
      // A request's own timeout ends with the headers; this one is for the body too.
      return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("no whole answer within " + limit);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException known ? known : new IOException(e.getCause());
    } finally {
      // Of no effect on one that is complete; closes the connection of one that is not.
      answer.cancel(true);
    }
  }
}
