package dev.pawl.activities.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pawl.activities.http.LimitedBody;
import dev.pawl.activities.http.LimitedExchange;
import dev.pawl.activities.http.Said;
import dev.pawl.planner.spec.MetricsAccess;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Instant queries of one Prometheus ({@code /api/v1/query} of its HTTP API). */
public final class PrometheusQuery {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int OK = 200;
  private static final int MOST_BYTES = 1024 * 1024;
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
      HttpResponse<LimitedBody.Content> answer = send(client(), request(query));
      JsonNode document;
      try {
        document = MAPPER.readTree(answer.body().bytes());
      } catch (IOException e) {
        throw new UnansweredException(
            "Prometheus answers HTTP " + answer.statusCode() + ", not JSON");
      }
      if (answer.statusCode() != OK || !"success".equals(document.path("status").asText())) {
        String error = document.path("error").asText("without a reason");
        throw new UnansweredException(
            "Prometheus answers HTTP %d: %s".formatted(answer.statusCode(), Said.line(error)));
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

  private static HttpResponse<LimitedBody.Content> send(HttpClient http, HttpRequest request)
      throws UnansweredException {
    try {
      return LimitedExchange.send(http, request, TIMEOUT, MOST_BYTES);
    } catch (HttpTimeoutException e) {
      throw new UnansweredException("Prometheus does not answer within 10 s");
    } catch (IOException e) {
      throw new UnansweredException("Prometheus cannot be reached: " + Said.by(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnansweredException("the question was interrupted");
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

  /** Why there is no answer, in a few words. */
  private static final class UnansweredException extends Exception {

    private static final long serialVersionUID = 1;

    UnansweredException(String message) {
      super(message);
    }
  }
}
