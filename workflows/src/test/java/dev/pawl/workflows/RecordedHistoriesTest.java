package dev.pawl.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.workflows.payload.PawlDataConverter;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerOptions;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Upgrades that were begun by an older worker: today's workflows must give the same commands for
 * their histories. They are recorded by {@link RecordHistories}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class RecordedHistoriesTest {

  private static final String PLACE = "/histories";

  private TestWorkflowEnvironment temporal;
  private Worker worker;

  @BeforeAll
  void registerWorkflows() {
    temporal =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(
                    WorkflowClientOptions.newBuilder()
                        .setDataConverter(PawlDataConverter.create())
                        .setWorkerHeartbeatInterval(Duration.ofSeconds(-1))
                        .build())
                .build());
    // A busy machine may not run a thread for a second; that alone is no deadlock.
    worker =
        temporal.newWorker(
            "replay",
            WorkerOptions.newBuilder().setDefaultDeadlockDetectionTimeout(10_000).build());
    worker.registerWorkflowImplementationTypes(
        ClusterUpgradeWorkflowImpl.class, PoolUpgradeWorkflowImpl.class);
  }

  @AfterAll
  void close() {
    temporal.close();
  }

  static List<String> recorded() throws IOException, URISyntaxException {
    URL place = RecordedHistoriesTest.class.getResource(PLACE);
    try (Stream<Path> files = Files.list(Path.of(place.toURI()))) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void shouldReplay(String file) throws Exception {
    WorkflowReplayer.replayWorkflowExecution(history(text(file)), worker);
  }

  @Test
  void shouldHaveEveryWayAnUpgradeCanGo() throws Exception {
    assertThat(recorded())
        .contains("happy-upgrade.json", "happy-pool.json")
        .contains("pause-upgrade.json", "pause-pool.json")
        .contains("hold-upgrade.json", "hold-pool.json")
        .contains("rollback-upgrade.json", "rollback-pool.json")
        .contains("way-back-upgrade.json", "way-back-pool.json")
        .contains("way-back-continued-upgrade.json", "way-back-continued-pool.json")
        .contains("addons-upgrade.json", "addons-back-upgrade.json")
        .contains("abort-upgrade.json", "abort-pool.json");
    assertThat(types("pause-pool.json"))
        .contains(
            EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED,
            EventType.EVENT_TYPE_ACTIVITY_TASK_CANCELED);
    assertThat(types("hold-pool.json"))
        .contains(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED);
  }

  /** The first run ends while a drain is in flight; the second takes it up again. */
  @Test
  void shouldHaveBothRunsOfAPoolContinuedAsNew() throws Exception {
    assertThat(types("continue-as-new-pool-before.json"))
        .contains(EventType.EVENT_TYPE_ACTIVITY_TASK_CANCELED)
        .endsWith(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW);
    assertThat(types("continue-as-new-pool.json"))
        .endsWith(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED);
  }

  /** A replay does not compare what steps are about: dns for log would pass. */
  @Test
  void shouldScheduleAddonsInTheRecordedOrder() throws Exception {
    assertThat(recordedOrder("addons-upgrade.json"))
        .containsSubsequence(
            "record addon dns",
            "record addon log",
            "addon dns",
            "addon log",
            "record addon page",
            "addon page");
    try (UpgradeTestBench bench = new SideBySideAddons(new FakeCluster()).there()) {
      assertThat(bench.result().state()).isEqualTo(UpgradeState.SUCCEEDED);
      assertThat(order(bench)).isEqualTo(recordedOrder("addons-upgrade.json"));
    }
    try (UpgradeTestBench bench = new SideBySideAddons(new FakeCluster()).thereAndBack()) {
      assertThat(bench.result().state()).isEqualTo(UpgradeState.ROLLED_BACK);
      assertThat(order(bench)).isEqualTo(recordedOrder("addons-back-upgrade.json"));
    }
  }

  private static List<String> order(UpgradeTestBench bench) {
    return SideBySideAddons.order(bench.history(ClusterUpgradeWorkflow.idFor("uid")));
  }

  private static List<String> recordedOrder(String file) throws IOException {
    return SideBySideAddons.order(history(text(file)));
  }

  @Test
  void shouldRefuseAHistoryInWhichAnotherStepWasTaken() throws Exception {
    String text = text("happy-pool.json");
    String other = text.replace("\"Surge\"", "\"Drain\"");
    assertThat(other).isNotEqualTo(text);

    assertThatThrownBy(() -> WorkflowReplayer.replayWorkflowExecution(history(other), worker))
        .hasMessageContaining("activityType");
  }

  private static List<EventType> types(String file) throws IOException {
    return history(text(file)).getEvents().stream().map(HistoryEvent::getEventType).toList();
  }

  private static WorkflowExecutionHistory history(String json) {
    return WorkflowExecutionHistory.fromJson(json);
  }

  private static String text(String file) throws IOException {
    try (var stream = RecordedHistoriesTest.class.getResourceAsStream(PLACE + "/" + file)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
