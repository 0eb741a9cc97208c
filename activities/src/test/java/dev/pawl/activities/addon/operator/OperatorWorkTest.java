package dev.pawl.activities.addon.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.activities.Failures;
import dev.pawl.activities.addon.AddonActivitiesImpl;
import dev.pawl.activities.addon.AddonPreview;
import dev.pawl.activities.addon.FakeApi;
import dev.pawl.activities.addon.TestAddon;
import dev.pawl.activities.addon.driver.VersionMove;
import dev.pawl.activities.addon.object.FieldChange;
import dev.pawl.activities.addon.object.ObjectChange;
import dev.pawl.activities.kube.Clusters;
import dev.pawl.activities.step.FakePulse;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.operator.JsonPath;
import dev.pawl.planner.operator.ReadyWhen;
import dev.pawl.planner.spec.AddonDriver;
import dev.pawl.planner.spec.AddonSpec;
import dev.pawl.planner.spec.OperatorSpec;
import dev.pawl.planner.undo.UndoKind;
import dev.pawl.workflows.activity.AddonActivities.AddonRecord;
import dev.pawl.workflows.activity.AddonActivities.AddonReport;
import dev.pawl.workflows.activity.AddonActivities.AddonRequest;
import dev.pawl.workflows.activity.AddonActivities.RestoreReport;
import dev.pawl.workflows.activity.AddonActivities.RestoreRequest;
import dev.pawl.workflows.activity.UpgradeRef;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class OperatorWorkTest {

  private static final String MAIN = "/apis/example.com/v1/namespaces/db/engines/main";
  private static final UpgradeRef UPGRADE = new UpgradeRef("u1", "prod-eu", null, "uid");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir Path directory;
  private final FakePulse pulse = new FakePulse();
  private FakeApi api;
  private Clusters clusters;

  @BeforeEach
  void start() throws IOException {
    api = new FakeApi();
    api.answers.put("/apis/example.com/v1", FakeApi.kinds("example.com/v1", "Engine:engines:true"));
    api.objects.put(
        MAIN,
        object(
            """
            {"apiVersion": "example.com/v1", "kind": "Engine",
             "metadata": {"name": "main", "namespace": "db", "resourceVersion": "0"},
             "spec": {"version": "1.0", "replicas": 3}, "status": {"version": "1.0"}}"""));
    api.controllers = OperatorWorkTest::follow;
    clusters = new Clusters(api.kubeconfig(directory.resolve("kubeconfig")));
  }

  @AfterEach
  void stop() {
    clusters.close();
    api.close();
  }

  @Test
  void shouldSetOneFieldAndComeBack() {
    AddonSpec addon = spec(".spec.version", "2.0", false);
    AddonRecord record = activities().record(new AddonRequest(UPGRADE, addon));
    assertThat(record.reversal().kind()).isEqualTo(UndoKind.REVERSIBLE);
    assertThat(record.reversal().reason())
        .isEqualTo(".spec.version is set back to 1.0; its operator has to follow");

    assertThat(apply(addon)).isEqualTo(new AddonReport(1, 1));
    assertThat(api.objects.get(MAIN).at("/spec")).isEqualTo(tree("2.0"));
    assertThat(activities().record(new AddonRequest(UPGRADE, addon)))
        .as("what was there before stays on record")
        .isEqualTo(record);

    assertThat(restore(addon, record)).isEqualTo(new RestoreReport(1, 0));
    assertThat(api.objects.get(MAIN).at("/spec")).isEqualTo(tree("1.0"));
    assertThat(restore(addon, record)).isEqualTo(new RestoreReport(0, 0));
  }

  @Test
  void shouldWriteNothingWhereTheVersionIsThere() {
    AddonSpec addon = spec(".spec.version", "1.0", false);
    assertThat(activities().record(new AddonRequest(UPGRADE, addon)).kept()).isFalse();
    assertThat(apply(addon)).isEqualTo(new AddonReport(1, 0));
    assertThat(preview(addon).upToDate()).isTrue();
    assertThat(api.writes).isEmpty();
  }

  @Test
  void shouldKeepTheKindOfAValue() {
    AddonSpec addon = ready(spec(".spec.replicas", "5", false), ".spec.replicas", "5");
    apply(addon);
    assertThat(api.objects.get(MAIN).at("/spec/replicas").isNumber()).isTrue();
    pulse.note(TestAddon.applied(Instant.now(), 0));
    assertThat(apply(addon).changed()).isZero();
  }

  @Test
  void shouldMakeAFieldOnlyWhereTheSpecSaysSo() {
    Hold hold = hold(spec(".spec.desired.version", "2.0", false));
    assertThat(hold.code()).isEqualTo(HoldCode.STEP_FAILED);
    assertThat(hold.message())
        .isEqualTo(
            "Addon db: .spec.desired.version finds nothing in Engine db/main. Correct operator.path (kubectl get engines.example.com main -n db -o yaml shows what there is), or write 'create: true' where the field is to be made.");

    AddonSpec addon = spec(".spec.desired.version", "2.0", true);
    AddonRecord record = activities().record(new AddonRequest(UPGRADE, addon));
    api.controllers = o -> version(o, "2.0");
    apply(addon);
    assertThat(api.objects.get(MAIN).at("/spec/desired/version").asText()).isEqualTo("2.0");
    restore(addon, record);
    assertThat(api.objects.get(MAIN).at("/spec/desired/version").isMissingNode()).isTrue();
  }

  @Test
  void shouldNotTakeBackWhatSomebodyHasSetSince() {
    AddonSpec addon = spec(".spec.version", "2.0", false);
    AddonRecord record = activities().record(new AddonRequest(UPGRADE, addon));
    apply(addon);
    api.objects.get(MAIN).withObject("/spec").put("version", "3.0");
    api.writes.clear();
    Hold hold = Failures.holdOf(() -> restore(addon, record));
    assertThat(hold)
        .isEqualTo(
            new Hold(
                HoldCode.ADDON_NOT_READY,
                "Addon db: somebody has set .spec.version of Engine db/main to 3.0 since Pawl set it to 2.0; before, it was 1.0. Set it to what it should be and retry; 'pawl skip' leaves it.",
                "Engine/db/main"));
    assertThat(api.writes).isEmpty();
  }

  @Test
  void shouldLookAnewWhereItsOperatorWritesInBetween() {
    int[] times = {0};
    api.overtake =
        object -> {
          if (times[0]++ < 2) {
            object.withObject("/metadata").put("resourceVersion", "other-" + times[0]);
          }
        };
    assertThat(apply(spec(".spec.version", "2.0", false)).changed()).isEqualTo(1);
    assertThat(times[0]).isEqualTo(3);
  }

  @Test
  void shouldTellWhatTheOperatorSaysUntilItsTimeIsOver() {
    api.controllers = o -> o;
    Hold late = hold(spec(".spec.version", "2.0", false));
    assertThat(pulse.said.get(0).message())
        .isEqualTo("Addon db is progressing: Engine db/main: .status.version is 1.0, not 2.0.");
    assertThat(late)
        .isEqualTo(
            new Hold(
                HoldCode.ADDON_NOT_READY,
                "Addon db is progressing (it is not available after 2s): Engine db/main: .status.version is 1.0, not 2.0.",
                "Engine/db/main"));
    api.objects
        .get(MAIN)
        .withObject("/status")
        .putArray("conditions")
        .addObject()
        .put("type", "Degraded")
        .put("status", "True")
        .put("reason", "NoImage");
    pulse.note(TestAddon.applied(Instant.EPOCH, 1));
    assertThat(hold(spec(".spec.version", "2.0", false)).message())
        .startsWith("Addon db is failed")
        .endsWith("Engine db/main: Degraded is True (NoImage).");
  }

  @Test
  void shouldNameWhatIsNotThere() {
    api.objects.remove(MAIN);
    assertThat(hold(spec(".spec.version", "2.0", false)).message())
        .isEqualTo(
            "Addon db: there is no Engine db/main. Correct operator.object, or make it and retry.");
    api.answers.remove("/apis/example.com/v1");
    AddonSpec addon = spec(".spec.version", "2.0", false);
    String unknown =
        "Addon db: this cluster serves no kind Engine of example.com/v1. Install its operator and its CustomResourceDefinition before, or bring operator.object up to a version that is served.";
    assertThat(hold(addon).message()).isEqualTo(unknown);
    assertThat(preview(addon).changes())
        .containsExactly(ObjectChange.inTheWay("Engine/main", unknown));
    assertThat(hold(spec(".spec", "2.0", false)).message()).isEqualTo(unknown);
  }

  @Test
  void shouldSayWhyAWebhookRefuses() {
    String message = "admission webhook \\\"guard.db\\\" denied the request: not on a Friday";
    api.refusals.put(
        MAIN,
        Map.entry(403, "{\"kind\": \"Status\", \"code\": 403, \"message\": \"" + message + "\"}"));
    AddonSpec addon = spec(".spec.version", "2.0", false);
    String said =
        "Addon db: the API server refuses to set .spec.version of Engine db/main to 2.0: admission webhook \"guard.db\" denied the request: not on a Friday. Correct the spec and start anew, or mend what it needs and retry.";
    assertThat(hold(addon)).isEqualTo(new Hold(HoldCode.STEP_FAILED, said, "Engine/db/main"));
    assertThat(preview(addon).changes())
        .containsExactly(ObjectChange.inTheWay("Engine/db/main", said));
  }

  @Test
  void shouldShowBeforehandWhatItWouldChange() {
    AddonPreview preview = preview(spec(".spec.version", "2.0", false));
    assertThat(preview.versions()).isEqualTo(new VersionMove("1.0", "2.0"));
    assertThat(preview.changes())
        .containsExactly(
            ObjectChange.change(
                "Engine/db/main", List.of(new FieldChange(".spec.version", "1.0", "2.0"))));
    assertThat(api.writes).isEmpty();
  }

  private static ObjectNode follow(ObjectNode object) {
    return version(object, object.at("/spec/version").asText());
  }

  private static ObjectNode version(ObjectNode object, String version) {
    object.withObject("/status").put("version", version);
    return object;
  }

  private static ObjectNode tree(String version) {
    return MAPPER.createObjectNode().put("version", version).put("replicas", 3);
  }

  private static ObjectNode object(String json) throws JsonProcessingException {
    return (ObjectNode) MAPPER.readTree(json);
  }

  private Hold hold(AddonSpec addon) {
    return Failures.holdOf(() -> apply(addon));
  }

  private AddonPreview preview(AddonSpec addon) {
    return AddonPreview.of(clusters.client(UPGRADE), addon);
  }

  private AddonReport apply(AddonSpec addon) {
    return activities().apply(new AddonRequest(UPGRADE, addon));
  }

  private RestoreReport restore(AddonSpec addon, AddonRecord record) {
    return activities()
        .restore(new RestoreRequest(UPGRADE, addon, record.secret(), record.sha256()));
  }

  private AddonActivitiesImpl activities() {
    return new AddonActivitiesImpl(clusters, step -> pulse, Clock.systemUTC());
  }

  private static AddonSpec spec(String path, String value, boolean create) {
    OperatorSpec operator =
        new OperatorSpec(
            "example.com/v1",
            "Engine",
            "db",
            "main",
            JsonPath.parse(path),
            value,
            create,
            new ReadyWhen(Map.of(), JsonPath.parse(".status.version"), value));
    return addon(operator);
  }

  private static AddonSpec ready(AddonSpec addon, String path, String value) {
    OperatorSpec o = addon.operator();
    return addon(
        new OperatorSpec(
            o.apiVersion(),
            o.kind(),
            o.namespace(),
            o.name(),
            o.path(),
            o.value(),
            o.create(),
            new ReadyWhen(Map.of(), JsonPath.parse(path), value)));
  }

  private static AddonSpec addon(OperatorSpec operator) {
    return TestAddon.of("db", AddonDriver.OPERATOR)
        .operator(operator)
        .readyTimeout(Duration.ofSeconds(2))
        .spec();
  }
}
