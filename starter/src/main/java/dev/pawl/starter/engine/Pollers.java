package dev.pawl.starter.engine;

import dev.pawl.starter.output.Times;
import dev.pawl.worker.TaskQueue;
import dev.pawl.worker.TemporalConnection;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.PollerInfo;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** Whether a worker is there. */
public final class Pollers {

  private final TemporalConnection temporal;
  private final Calls calls;

  public Pollers(TemporalConnection temporal) {
    this.temporal = temporal;
    this.calls = new Calls(temporal);
  }

  /** When a worker last asked for work; Temporal forgets that after five minutes. */
  public Optional<Instant> lastSeen() {
    DescribeTaskQueueRequest request =
        DescribeTaskQueueRequest.newBuilder()
            .setNamespace(temporal.namespace())
            .setTaskQueue(
                io.temporal.api.taskqueue.v1.TaskQueue.newBuilder().setName(TaskQueue.NAME))
            .setTaskQueueType(TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW)
            .build();
    return calls.call(stub -> stub.describeTaskQueue(request)).getPollersList().stream()
        .map(PollerInfo::getLastAccessTime)
        .map(Instants::of)
        .max(Comparator.naturalOrder());
  }

  /** A sentence for the case that nobody answers. */
  public String sentence(Instant now) {
    return lastSeen()
        .map(
            seen ->
                "no worker answers on task queue '%s': the last one was seen %s ago"
                    .formatted(TaskQueue.NAME, Times.since(seen, now)))
        .orElse(
            "no worker polls task queue '%s' of namespace '%s' at %s; start one with 'pawl worker'"
                .formatted(TaskQueue.NAME, temporal.namespace(), temporal.address()));
  }
}
