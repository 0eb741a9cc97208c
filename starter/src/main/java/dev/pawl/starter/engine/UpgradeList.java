package dev.pawl.starter.engine;

import com.google.protobuf.ByteString;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.worker.TemporalConnection;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** All upgrades that this Temporal namespace knows. */
public final class UpgradeList {

  private static final String QUERY = "WorkflowType = 'ClusterUpgradeWorkflow'";
  private static final String STATE = "PawlState";
  private static final int PAGE = 200;

  private final TemporalConnection temporal;
  private final Calls calls;
  private final Payloads payloads;

  public UpgradeList(TemporalConnection temporal) {
    this.temporal = temporal;
    this.calls = new Calls(temporal);
    this.payloads = new Payloads(temporal);
  }

  /** Every run that is kept, the newest first. */
  public List<UpgradeEntry> all() {
    List<UpgradeEntry> entries = new ArrayList<>();
    ByteString next = ByteString.EMPTY;
    do {
      ListWorkflowExecutionsResponse page = page(next);
      page.getExecutionsList().forEach(info -> entries.add(entry(info)));
      next = page.getNextPageToken();
    } while (!next.isEmpty());
    entries.sort(Comparator.comparing(UpgradeEntry::startedAt).reversed());
    return entries;
  }

  /** The same run as it is now; asked directly, since visibility may be late. */
  public UpgradeEntry fresh(UpgradeEntry entry) {
    return describe(entry.workflowId(), entry.runId());
  }

  /** The newest run of that id. */
  UpgradeEntry newest(String workflowId) {
    return describe(workflowId, "");
  }

  private UpgradeEntry describe(String workflowId, String runId) {
    DescribeWorkflowExecutionRequest request =
        DescribeWorkflowExecutionRequest.newBuilder()
            .setNamespace(temporal.namespace())
            .setExecution(WorkflowExecution.newBuilder().setWorkflowId(workflowId).setRunId(runId))
            .build();
    return entry(
        calls.call(stub -> stub.describeWorkflowExecution(request)).getWorkflowExecutionInfo());
  }

  private ListWorkflowExecutionsResponse page(ByteString token) {
    ListWorkflowExecutionsRequest request =
        ListWorkflowExecutionsRequest.newBuilder()
            .setNamespace(temporal.namespace())
            .setQuery(QUERY)
            .setPageSize(PAGE)
            .setNextPageToken(token)
            .build();
    return calls.call(stub -> stub.listWorkflowExecutions(request));
  }

  private UpgradeEntry entry(WorkflowExecutionInfo info) {
    Map<String, Payload> memo = info.getMemo().getFieldsMap();
    String id = info.getExecution().getWorkflowId();
    String name = payloads.text(memo.get(MemoKeys.NAME));
    return new UpgradeEntry(
        name == null ? id : name,
        id,
        info.getExecution().getRunId(),
        info.getStatus(),
        Instants.of(info.getStartTime()),
        info.hasCloseTime() ? Instants.of(info.getCloseTime()) : null,
        payloads.text(memo.get(MemoKeys.STARTED_BY)),
        state(payloads.text(info.getSearchAttributes().getIndexedFieldsMap().get(STATE))));
  }

  private static UpgradeState state(String label) {
    return Arrays.stream(UpgradeState.values())
        .filter(s -> s.label().equals(label))
        .findFirst()
        .orElse(null);
  }
}
