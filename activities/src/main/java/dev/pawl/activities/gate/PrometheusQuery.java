package dev.pawl.activities.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One instant query of Prometheus' HTTP API ({@code /api/v1/query}). */
public final class PrometheusQuery {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int OK = 200;
  private static final int MOST_BYTES = 1024 * 1024;
  private static final int MOST_WORDS = 300;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(TIMEOUT)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  /**
   * The one number that a query gives.
   *
   * @throws InconclusiveException where there is none, or more than one
   */
  public double ask(String url, String query) throws InconclusiveException {
    HttpRequest request = HttpRequest.newBuilder(address(url, query)).timeout(TIMEOUT).build();
    Answer answer = send(request);
    JsonNode document;
    try {
      document = MAPPER.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new InconclusiveException("Prometheus answers HTTP " + answer.code() + ", not JSON");
    }
    if (answer.code() != OK || !"success".equals(document.path("status").asText())) {
      String error = document.path("error").asText("without a reason");
      throw new InconclusiveException(
          "Prometheus answers HTTP %d: %s".formatted(answer.code(), shorten(error)));
    }
    return number(document.path("data"));
  }

  private record Answer(int code, String body) {}

  /** The request's own timeout ends with the headers; the body has a watch of its own. */
  private Answer send(HttpRequest request) throws InconclusiveException {
    try {
      HttpResponse<InputStream> response =
          http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        CompletableFuture.delayedExecutor(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
            .execute(() -> close(in));
        byte[] bytes = in.readNBytes(MOST_BYTES);
        return new Answer(response.statusCode(), new String(bytes, StandardCharsets.UTF_8));
      }
    } catch (HttpTimeoutException e) {
      throw new InconclusiveException("Prometheus does not answer within 10 s");
    } catch (IOException e) {
      throw new InconclusiveException("Prometheus cannot be reached: " + words(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InconclusiveException("the question was interrupted");
    }
  }

  private static void close(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      // It is closed for its reader, which is all that matters.
    }
  }

  private static URI address(String url, String query) {
    String base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    return URI.create(
        base + "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
  }

  private static double number(JsonNode data) throws InconclusiveException {
    String type = data.path("resultType").asText();
    JsonNode result = data.path("result");
    JsonNode value =
        switch (type) {
          case "scalar" -> result;
          case "vector" -> only(result).path("value");
          default ->
              throw new InconclusiveException(
                  "the query gives a " + type + "; one number is needed");
        };
    double number;
    try {
      number = parse(value.path(1).asText());
    } catch (NumberFormatException e) {
      throw new InconclusiveException("the query gives no number");
    }
    if (Double.isNaN(number)) {
      throw new InconclusiveException("the query gives NaN: there is no data behind it");
    }
    return number;
  }

  private static JsonNode only(JsonNode vector) throws InconclusiveException {
    if (vector.isEmpty()) {
      throw new InconclusiveException("the query gives no data");
    }
    if (vector.size() > 1) {
      throw new InconclusiveException(
          "the query gives %d series; aggregate them to one number, such as with sum()"
              .formatted(vector.size()));
    }
    return vector.get(0);
  }

  private static double parse(String text) {
    return switch (text) {
      case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  private static String words(Throwable t) {
    String kind = t.getClass().getSimpleName().replace("Exception", "");
    return t.getMessage() == null ? kind : shorten(kind + ": " + t.getMessage());
  }

  private static String shorten(String text) {
    return text.length() <= MOST_WORDS ? text : text.substring(0, MOST_WORDS) + "…";
  }
}
