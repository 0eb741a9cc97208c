package dev.pawl.activities.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.pawl.activities.step.FakePulse;
import dev.pawl.planner.spec.GateAfter;
import dev.pawl.planner.spec.GateSpec;
import dev.pawl.workflows.activity.GateActivities.GateReport;
import dev.pawl.workflows.activity.GateActivities.GateRequest;
import dev.pawl.workflows.activity.UpgradeRef;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GateActivitiesImplTest {

  private final AtomicReference<String> asked = new AtomicReference<>();
  private HttpServer prometheus;
  private volatile int code = 200;
  private volatile String body = "";

  @BeforeEach
  void start() throws IOException {
    prometheus = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    prometheus.createContext(
        "/",
        exchange -> {
          asked.set(exchange.getRequestURI().toString());
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(code, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    prometheus.start();
  }

  @AfterEach
  void stop() {
    prometheus.stop(0);
  }

  @Test
  void shouldPassOnAVectorOfOne() {
    body = vector("[{\"metric\": {}, \"value\": [1, \"0.002\"]}]");
    assertThat(look("result < 0.01"))
        .isEqualTo(
            new GateReport(
                true,
                "Gate error-rate holds: the result is 0.002, the condition is result < 0.01."));
    assertThat(asked.get())
        .isEqualTo("/prom/api/v1/query?query=sum%28rate%28x%5B5m%5D%29%29+%3E+0");
  }

  @Test
  void shouldFailWhereTheConditionDoesNotHold() {
    body = scalar("3");
    assertThat(look("result <= 2"))
        .isEqualTo(
            new GateReport(
                false, "Gate error-rate fails: the result is 3, the condition is result <= 2."));
  }

  @Test
  void shouldKnowEveryComparison() {
    body = scalar("2");
    assertThat(look("result == 2").pass()).isTrue();
    assertThat(look("result != 2").pass()).isFalse();
    assertThat(look("result >= 2").pass()).isTrue();
    assertThat(look("result > 2").pass()).isFalse();
    assertThat(look("result > -1.5e1").pass()).isTrue();
    body = scalar("+Inf");
    assertThat(look("result < 5").pass()).isFalse();
  }

  @Test
  void shouldNeverPassWithoutAnAnswer() {
    body = vector("[]");
    assertInconclusive("the query gives no data.");
    body = vector("[{\"value\": [1, \"0\"]}, {\"value\": [1, \"0\"]}]");
    assertInconclusive(
        "the query gives 2 series; aggregate them to one number, such as with sum().");
    body = scalar("NaN");
    assertInconclusive("the query gives NaN: there is no data behind it.");
    body = "{\"status\": \"success\", \"data\": {\"resultType\": \"matrix\", \"result\": []}}";
    assertInconclusive("the query gives a matrix; one number is needed.");
    body = "<html>";
    assertInconclusive("Prometheus answers HTTP 200, not JSON.");
    code = 400;
    body = "{\"status\": \"error\", \"error\": \"parse error\"}";
    assertInconclusive("Prometheus answers HTTP 400: parse error.");
    prometheus.stop(0);
    assertInconclusive("Prometheus cannot be reached: Connect");
  }

  private void assertInconclusive(String why) {
    assertThatThrownBy(() -> look("result < 1"))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            e -> {
              assertThat(e.getOriginalMessage())
                  .startsWith("Gate error-rate cannot be judged: " + why);
              assertThat(e.getType()).isEqualTo("GateInconclusive");
              assertThat(e.isNonRetryable()).isFalse();
            });
  }

  private GateReport look(String condition) {
    String url = "http://127.0.0.1:" + prometheus.getAddress().getPort() + "/prom/";
    GateSpec gate =
        new GateSpec(
            "error-rate",
            new GateSpec.Prometheus(url, "sum(rate(x[5m])) > 0", condition),
            GateAfter.NODE);
    return new GateActivitiesImpl(step -> new FakePulse())
        .look(new GateRequest(new UpgradeRef("u1", "prod-eu", null, "uid"), gate));
  }

  private static String vector(String result) {
    return "{\"status\": \"success\", \"data\": {\"resultType\": \"vector\", \"result\": %s}}"
        .formatted(result);
  }

  private static String scalar(String number) {
    return "{\"status\": \"success\", \"data\": {\"resultType\": \"scalar\", \"result\": [1, \"%s\"]}}"
        .formatted(number);
  }
}
