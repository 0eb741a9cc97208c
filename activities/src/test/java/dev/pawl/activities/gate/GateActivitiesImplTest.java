package dev.pawl.activities.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.pawl.activities.step.FakePulse;
import dev.pawl.planner.gate.GateLimits;
import dev.pawl.planner.gate.Verdict;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.spec.GateAfter;
import dev.pawl.planner.spec.GateQuestion;
import dev.pawl.planner.spec.GateSpec;
import dev.pawl.planner.spec.MetricsAccess;
import dev.pawl.workflows.activity.GateActivities.GateReport;
import dev.pawl.workflows.activity.GateActivities.GateRequest;
import dev.pawl.workflows.activity.UpgradeRef;
import io.temporal.client.ActivityCanceledException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateActivitiesImplTest {

  private static final Duration SHORTLY = Duration.ofMillis(1);
  private static final GateLimits LIMITS = new GateLimits(SHORTLY, 1, 1, 0, 0);

  @TempDir Path folder;
  private final FakePulse pulse = new FakePulse();
  private final AtomicReference<String> authorization = new AtomicReference<>();
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
          authorization.set(exchange.getRequestHeaders().getFirst("Authorization"));
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
    assertThat(look(LIMITS))
        .isEqualTo(
            new GateReport(
                Verdict.SUCCESS,
                "gate error-rate: 1 look in a row said yes; at last the result is 0.002, as result <"
                    + " 0.01 asks for",
                List.of()));
    assertThat(asked.get())
        .isEqualTo("/prom/api/v1/query?query=sum%28rate%28x%5B5m%5D%29%29+%3E+0");
  }

  @Test
  void shouldFailAfterMoreBadLooksThanAreTolerated() {
    body = scalar("3");
    assertThat(look(LIMITS))
        .isEqualTo(
            new GateReport(
                Verdict.FAILURE,
                "gate error-rate: 2 looks said no; at last the result is 3, and result < 0.01 is"
                    + " asked for",
                List.of()));
    assertThat(pulse.said).extracting(Hold::code).containsExactly(HoldCode.GATE_WAITS);
  }

  @Test
  void shouldAskForSoManyGoodLooksInARow() {
    body = scalar("0");
    pulse.onPause(() -> body = scalar(pulse.pauses() == 2 ? "1" : "0"));
    GateReport report = look(new GateLimits(SHORTLY, 3, 1, 0, 0));
    assertThat(report.verdict()).isEqualTo(Verdict.SUCCESS);
    assertThat(pulse.pauses()).isEqualTo(5);
  }

  @Test
  void shouldCountOnWhereAWorkerHasDied() {
    body = scalar("3");
    pulse.onPause(pulse::cancel);
    assertThatThrownBy(() -> look(LIMITS)).isInstanceOf(ActivityCanceledException.class);
    pulse.revive();
    assertThat(look(LIMITS).sentence()).startsWith("gate error-rate: 2 looks said no");
    assertThat(pulse.pauses()).isEqualTo(1);
  }

  @Test
  void shouldCallAnAnswerWithoutDataInconclusive() {
    body = vector("[]");
    assertEnd(Verdict.INCONCLUSIVE, "the query gives no data");
    body = scalar("NaN");
    assertEnd(Verdict.INCONCLUSIVE, "the query gives NaN: there is no data behind it");
  }

  @Test
  void shouldCallWhatIsNoAnswerAnError() {
    body = vector("[{\"value\": [1, \"0\"]}, {\"value\": [1, \"0\"]}]");
    assertEnd(
        Verdict.ERROR,
        "the query gives 2 series; aggregate them to one number, such as with sum()");
    body = "{\"status\": \"success\", \"data\": {\"resultType\": \"matrix\", \"result\": []}}";
    assertEnd(Verdict.ERROR, "the query gives a matrix; one number is needed");
    body = "<html>";
    assertEnd(Verdict.ERROR, "Prometheus answers HTTP 200, not JSON");
    code = 400;
    body = "{\"status\": \"error\", \"error\": \"parse error\"}";
    assertEnd(Verdict.ERROR, "Prometheus answers HTTP 400: parse error");
    code = 503;
    body = "{}";
    assertEnd(Verdict.ERROR, "Prometheus answers HTTP 503: without a reason");
    prometheus.stop(0);
    assertEnd(Verdict.ERROR, "Prometheus cannot be reached: Connect");
  }

  @Test
  void shouldLookUntilAGateIsGoodAgain() {
    body = scalar("3");
    pulse.onPause(() -> body = pulse.pauses() < 3 ? scalar("3") : scalar("0"));
    activities().awaitGood(request(new GateLimits(SHORTLY, 2, 0, 0, 0), MetricsAccess.OPEN));
    assertThat(pulse.pauses()).isEqualTo(4);
  }

  @Test
  void shouldWatchUntilItIsBadAndCountAnewWheneverItWasGood() {
    body = scalar("0");
    // Bad at every second look, which is tolerated, and from the sixth on for good.
    pulse.onPause(() -> body = scalar(pulse.pauses() % 2 == 1 || pulse.pauses() >= 5 ? "3" : "0"));
    GateReport report = activities().watch(request(LIMITS, MetricsAccess.OPEN));
    assertThat(report.verdict()).isEqualTo(Verdict.FAILURE);
    assertThat(report.sentence()).startsWith("gate error-rate: 2 looks said no");
    assertThat(pulse.pauses()).isEqualTo(6);
  }

  @Test
  void shouldCountOnWhereAWorkerHasDiedWhileItWatched() {
    body = scalar("3");
    pulse.onPause(pulse::cancel);
    GateRequest request = request(LIMITS, MetricsAccess.OPEN);
    assertThatThrownBy(() -> activities().watch(request))
        .isInstanceOf(ActivityCanceledException.class);
    pulse.revive();
    assertThat(activities().watch(request).sentence())
        .startsWith("gate error-rate: 2 looks said no");
  }

  @Test
  void shouldShowItsTokenToTheServerAndToNobodyElse() throws IOException {
    body = scalar("3");
    Path file = Files.writeString(folder.resolve("token"), "s3cret\n");
    GateReport report =
        activities().look(request(LIMITS, new MetricsAccess(file.toString(), null, null)));
    assertThat(authorization.get()).isEqualTo("Bearer s3cret");
    assertThat(report.toString()).doesNotContain("s3cret");
    activities().look(request(LIMITS, new MetricsAccess(null, "TOKEN", null)));
    assertThat(authorization.get()).isEqualTo("Bearer from-env");
  }

  @Test
  void shouldNameTheTokenThatIsMissingOrNoneWithoutRepeatingIt() throws IOException {
    body = scalar("0");
    assertNoAnswer(
        new MetricsAccess(null, "NONE", null), "the variable NONE of the worker holds no token");
    Path broken = Files.writeString(folder.resolve("broken"), "two words");
    assertNoAnswer(
        new MetricsAccess(broken.toString(), null, null),
        "the token file " + broken + " holds no token");
    Path absent = folder.resolve("absent");
    assertNoAnswer(
        new MetricsAccess(absent.toString(), null, null),
        "the token file " + absent + " cannot be read");
    assertNoAnswer(
        new MetricsAccess(null, null, absent.toString()),
        "the certificates in " + absent + " cannot be used");
    assertThat(asked.get()).isNull();
  }

  private void assertNoAnswer(MetricsAccess access, String why) {
    GateReport report = activities().look(request(LIMITS, access));
    assertThat(report.verdict()).isEqualTo(Verdict.ERROR);
    assertThat(report.sentence()).endsWith("at last " + why);
  }

  private void assertEnd(Verdict verdict, String why) {
    GateReport report = look(LIMITS);
    assertThat(report.verdict()).isEqualTo(verdict);
    assertThat(report.sentence()).contains("at last " + why);
  }

  private GateReport look(GateLimits limits) {
    return activities().look(request(limits, MetricsAccess.OPEN));
  }

  private GateActivitiesImpl activities() {
    return new GateActivitiesImpl(null, step -> pulse, Map.of("TOKEN", "from-env")::get);
  }

  private GateRequest request(GateLimits limits, MetricsAccess access) {
    String url = "http://127.0.0.1:" + prometheus.getAddress().getPort() + "/prom/";
    GateSpec gate =
        new GateSpec(
            "error-rate",
            new GateQuestion.Prometheus(url, "sum(rate(x[5m])) > 0", "result < 0.01", null, access),
            GateAfter.NODE,
            null,
            null,
            limits);
    return new GateRequest(new UpgradeRef("u1", "prod-eu", null, "uid"), gate, Set.of());
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
