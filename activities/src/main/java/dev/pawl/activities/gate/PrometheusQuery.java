package dev.pawl.activities.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pawl.planner.spec.MetricsAccess;
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

/** Instant queries of one Prometheus ({@code /api/v1/query} of its HTTP API). */
public final class PrometheusQuery {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int OK = 200;
  private static final int MOST_BYTES = 1024 * 1024;
  private static final int MOST_WORDS = 300;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final String url;
  private final MetricsClient metrics;
  private HttpClient http;

  /** Of a server that lets everybody in. */
  public PrometheusQuery(String url) {
    this(url, new MetricsClient(MetricsAccess.OPEN, System::getenv));
  }

  /**
   * @param url base address of the server
   */
  PrometheusQuery(String url, MetricsClient metrics) {
    this.url = url;
    this.metrics = metrics;
  }

  /** What a query comes to now. For one thread. */
  public Measurement ask(String query) {
    try {
      Answer answer = send(client(), request(query));
      JsonNode document;
      try {
        document = MAPPER.readTree(answer.body());
      } catch (JsonProcessingException e) {
        throw new UnansweredException("Prometheus answers HTTP " + answer.code() + ", not JSON");
      }
      if (answer.code() != OK || !"success".equals(document.path("status").asText())) {
        String error = document.path("error").asText("without a reason");
        throw new UnansweredException(
            "Prometheus answers HTTP %d: %s".formatted(answer.code(), shorten(error)));
      }
      return measured(document.path("data"));
    } catch (UnansweredException e) {
      return new Measurement.NoAnswer(e.getMessage());
    }
  }

  private HttpClient client() throws UnansweredException {
    try {
      if (http == null) {
        http = metrics.open(TIMEOUT);
      }
      return http;
    } catch (IOException e) {
      throw new UnansweredException(e.getMessage());
    }
  }

  private HttpRequest request(String query) throws UnansweredException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address(url, query)).timeout(TIMEOUT);
    try {
      metrics.authorization().ifPresent(header -> request.header("Authorization", header));
    } catch (IOException e) {
      throw new UnansweredException(e.getMessage());
    }
    return request.build();
  }

  private record Answer(int code, String body) {}

  /** The request's own timeout ends with the headers; the body has a watch of its own. */
  private Answer send(HttpClient http, HttpRequest request) throws UnansweredException {
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
      throw new UnansweredException("Prometheus does not answer within 10 s");
    } catch (IOException e) {
      throw new UnansweredException("Prometheus cannot be reached: " + words(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnansweredException("the question was interrupted");
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

  private static Measurement measured(JsonNode data) throws UnansweredException {
    String type = data.path("resultType").asText();
    JsonNode result = data.path("result");
    JsonNode value =
        switch (type) {
          case "scalar" -> result;
          case "vector" -> result.path(0).path("value");
          default ->
              throw new UnansweredException("the query gives a " + type + "; one number is needed");
        };
    if (type.equals("vector") && result.isEmpty()) {
      return new Measurement.NoData("the query gives no data");
    }
    if (type.equals("vector") && result.size() > 1) {
      throw new UnansweredException(
          "the query gives %d series; aggregate them to one number, such as with sum()"
              .formatted(result.size()));
    }
    try {
      double number = parse(value.path(1).asText());
      return Double.isNaN(number)
          ? new Measurement.NoData("the query gives NaN: there is no data behind it")
          : new Measurement.Value(number);
    } catch (NumberFormatException e) {
      throw new UnansweredException("the query gives no number");
    }
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

  /** Why there is no answer, in a few words. */
  private static final class UnansweredException extends Exception {

    private static final long serialVersionUID = 1;

    UnansweredException(String message) {
      super(message);
    }
  }
}
