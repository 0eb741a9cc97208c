package dev.pawl.activities.addon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.activities.Failures;
import dev.pawl.activities.addon.source.SourceHash;
import dev.pawl.activities.kube.Clusters;
import dev.pawl.activities.step.FakePulse;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.spec.AddonDriver;
import dev.pawl.planner.spec.OnConflict;
import dev.pawl.workflows.activity.AddonActivities.AddonReport;
import dev.pawl.workflows.activity.AddonActivities.AddonRequest;
import dev.pawl.workflows.activity.UpgradeRef;
import io.temporal.client.ActivityCanceledException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AddonActivitiesImplTest {

  private static final String WEB = "/apis/apps/v1/namespaces/extra/deployments/web";
  private static final String ADDON =
      """
      {"apiVersion": "apps/v1", "kind": "Deployment",
       "metadata": {"name": "web", "namespace": "extra"},
       "spec": {"replicas": 2, "selector": {"matchLabels": {"app": "web"}}}}
      ---
      apiVersion: example.com/v1
      kind: Widget
      metadata: {name: w}
      ---
      apiVersion: v1
      kind: Namespace
      metadata: {name: extra}
      ---
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: widgets.example.com}
      """;

  private static final String CONFLICT =
      """
      {"kind": "Status", "code": 409, "reason": "Conflict", "message": "Apply failed",
       "details": {"causes": [{"reason": "FieldManagerConflict",
         "message": "conflict with \\"hpa\\" using apps/v1", "field": ".spec.replicas"}]}}""";

  @TempDir Path directory;
  private final FakePulse pulse = new FakePulse();
  private FakeApi api;
  private Clusters clusters;
  private Path source;

  @BeforeEach
  void start() throws IOException {
    api = new FakeApi();
    api.controllers = o -> controller(o, 2);
    clusters = new Clusters(api.kubeconfig(directory.resolve("kubeconfig")));
    source = Files.createDirectory(directory.resolve("addon"));
    Files.writeString(source.resolve("all.yaml"), ADDON);
  }

  @AfterEach
  void stop() {
    clusters.close();
    api.close();
  }

  @Test
  void shouldApplyWhatOthersNeedFirstAndWaitForTheRest() throws IOException {
    assertThat(apply(Duration.ofSeconds(20))).isEqualTo(new AddonReport(4, 4));
    assertThat(api.applied)
        .containsExactly(
            "/api/v1/namespaces/extra",
            "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/widgets.example.com",
            WEB,
            "/apis/example.com/v1/namespaces/default/widgets/w");
    assertThat(pulse.holding()).isNull();
    assertThat(pulse.closed()).isTrue();
  }

  @Test
  void shouldCountOnlyWhatChanges() throws IOException {
    apply(Duration.ofSeconds(20));
    pulse.note(AddonNote.NOTHING.applied(Instant.now(), 0));
    api.objects.get(WEB).withObject("/spec").put("replicas", 1);
    api.applied.clear();
    assertThat(apply(Duration.ofSeconds(20))).isEqualTo(new AddonReport(4, 1));
    assertThat(api.applied).as("what is as it should be is not written").containsExactly(WEB);
  }

  @Test
  void shouldTakeFieldsOverWhereTheSpecSaysSo() throws IOException {
    api.refusals.put(WEB, Map.entry(409, CONFLICT));
    assertThat(apply(addon(Duration.ofSeconds(20)).conflicts(OnConflict.TAKE)).changed())
        .isEqualTo(4);
  }

  @Test
  void shouldNameFieldsAndManagerOfAConflict() {
    api.refusals.put(WEB, Map.entry(409, CONFLICT));
    Hold hold = Failures.holdOf(() -> apply(Duration.ofSeconds(20)));
    assertThat(hold.code()).isEqualTo(HoldCode.ADDON_NOT_READY);
    assertThat(hold.message())
        .startsWith(
            "Addon extra: Deployment extra/web is also managed by somebody else, who set .spec.replicas (conflict with \"hpa\" using apps/v1). Take these fields out of ");
    assertThat(hold.objects()).containsExactly("Deployment/extra/web");
  }

  @Test
  void shouldNotRepeatWhatTheServerRefuses() {
    String message =
        "failed to create typed patch object (extra/web; apps/v1, Kind=Deployment): .spec.x: field not declared in schema";
    api.refusals.put(
        WEB,
        Map.entry(500, "{\"kind\": \"Status\", \"code\": 500, \"message\": \"" + message + "\"}"));
    Hold hold = Failures.holdOf(() -> apply(Duration.ofSeconds(20)));
    assertThat(hold.code()).isEqualTo(HoldCode.STEP_FAILED);
    assertThat(hold.message())
        .startsWith("Addon extra: the API server refuses Deployment extra/web of ")
        .contains(message);
  }

  @Test
  void shouldSayWhatDoesNotRollOut() {
    api.controllers = o -> controller(o, 1);
    Hold hold = Failures.holdOf(() -> apply(Duration.ofSeconds(2)));
    assertThat(hold)
        .isEqualTo(
            new Hold(
                HoldCode.ADDON_NOT_READY,
                "Addon extra has not rolled out within 2s: Deployment extra/web: 1 of 2 updated pods are available.",
                "Deployment/extra/web"));
    assertThat(pulse.said.get(0).message())
        .isEqualTo(
            "Addon extra is rolling out: Deployment extra/web: 1 of 2 updated pods are available.");
  }

  @Test
  void shouldNotBeginTheWaitAnewAfterAWorkersEnd() {
    api.controllers = o -> controller(o, 1);
    Instant tenMinutesAgo = Instant.now().minus(Duration.ofMinutes(10));
    pulse.note(AddonNote.NOTHING.applied(tenMinutesAgo, 3));
    assertThat(Failures.holdOf(() -> apply(Duration.ofMinutes(5))).message())
        .contains("has not rolled out within 5m");
  }

  @Test
  void shouldMeasureDowntimeThroughAWorkersEnd() throws IOException {
    apply(Duration.ofSeconds(20));
    api.controllers = o -> controller(o, 0);
    Files.writeString(
        source.resolve("all.yaml"), ADDON.replace("web\"}}", "web\"}}, \"minReadySeconds\": 1"));
    TestAddon addon = addon(Duration.ofMinutes(5)).downtime(Duration.ofMinutes(1));
    pulse.note(AddonNote.NOTHING);
    pulse.onPause(
        () -> {
          if (seenAway().isPresent()) {
            pulse.cancel();
          }
        });
    assertThatThrownBy(() -> apply(addon)).isInstanceOf(ActivityCanceledException.class);

    Instant since = seenAway().orElseThrow();
    api.objects.put(WEB, controller(api.objects.get(WEB), 2));
    pulse.revive();
    Instant next = Instant.now();
    assertThat(apply(addon).away()).isGreaterThanOrEqualTo(Duration.between(since, next));
  }

  private Optional<Instant> seenAway() {
    return new AddonNotes(pulse)
        .seen().stream()
            .flatMap(List::stream)
            .map(Absence::since)
            .filter(Objects::nonNull)
            .findAny();
  }

  @Test
  void shouldNameAKindThatIsNotServed() throws IOException {
    Files.writeString(
        source.resolve("all.yaml"), "apiVersion: foo.io/v1\nkind: Foo\nmetadata: {name: x}\n");
    Hold hold = Failures.holdOf(() -> apply(Duration.ofSeconds(20)));
    assertThat(hold.message())
        .startsWith("Addon extra: this cluster serves no kind Foo of foo.io/v1, which ");
  }

  @Test
  void shouldRefuseASourceThatIsNotThePlans() throws IOException {
    String planned = SourceHash.of(addon(Duration.ofSeconds(20)).spec()).orElseThrow();
    Files.writeString(source.resolve("more.yaml"), "apiVersion: v1");
    Hold hold = Failures.holdOf(() -> apply(addon(Duration.ofSeconds(20)).source(source, planned)));
    assertThat(hold.code()).isEqualTo(HoldCode.SOURCE_MISMATCH);
    assertThat(hold.message())
        .contains("on the worker is not what the plan was made with (SHA-256 ")
        .contains("the plan has " + planned.substring(0, 12));
    assertThat(api.applied).isEmpty();
    Path gone = directory.resolve("gone");
    TestAddon missing = TestAddon.of("extra", AddonDriver.MANIFESTS).source(gone, planned);
    assertThat(Failures.holdOf(() -> apply(missing)).message())
        .isEqualTo("Addon extra: " + gone + " does not exist on the worker.");
  }

  @Test
  void shouldNameTheLineThatIsNoYaml() throws IOException {
    Files.writeString(source.resolve("all.yaml"), "kind: A\n  b: c\n");
    Hold hold = Failures.holdOf(() -> apply(Duration.ofSeconds(20)));
    assertThat(hold.message())
        .isEqualTo(
            "Addon extra: " + source + "/all.yaml line 2: mapping values are not allowed here.");
  }

  private AddonReport apply(Duration timeout) throws IOException {
    return apply(addon(timeout));
  }

  private TestAddon addon(Duration timeout) throws IOException {
    return TestAddon.of("extra", AddonDriver.MANIFESTS).source(source).readyTimeout(timeout);
  }

  private AddonReport apply(TestAddon addon) {
    return new AddonActivitiesImpl(clusters, step -> pulse, Clock.systemUTC())
        .apply(new AddonRequest(new UpgradeRef("u1", "prod-eu", null, "uid"), addon.spec()));
  }

  private ObjectNode controller(ObjectNode object, int available) {
    switch (object.path("kind").asText()) {
      case "Deployment" ->
          object
              .withObject("/status")
              .put("replicas", 2)
              .put("updatedReplicas", 2)
              .put("availableReplicas", available);
      case "CustomResourceDefinition" -> {
        object
            .withObject("/status")
            .putArray("conditions")
            .addObject()
            .put("type", "Established")
            .put("status", "True");
        api.answers.put(
            "/apis/example.com/v1", FakeApi.kinds("example.com/v1", "Widget:widgets:true"));
      }
      default -> {
        // No controller looks at the others.
      }
    }
    return object;
  }
}
