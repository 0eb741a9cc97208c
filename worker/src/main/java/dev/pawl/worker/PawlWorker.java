package dev.pawl.worker;

import dev.pawl.workflows.ClusterUpgradeWorkflowImpl;
import dev.pawl.workflows.PoolUpgradeWorkflowImpl;
import io.grpc.StatusRuntimeException;
import io.temporal.common.interceptors.WorkerInterceptor;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Polls Temporal and carries out what upgrades ask for. Sized for pools of 5,000 nodes: a step that
 * waits for its node occupies an activity slot and, in the workflow, a thread.
 */
public final class PawlWorker implements AutoCloseable {

  /** How soon a step hears of a pause: cancellation comes with the answer to a heartbeat. */
  private static final Duration HEARTBEAT_AT_MOST_EVERY = Duration.ofSeconds(1);

  private static final int ACTIVITY_SLOTS = 500;
  private static final int CACHED_WORKFLOWS = 600;

  /** Each step in flight has a thread in its workflow. Virtual threads are not counted. */
  private static final int WORKFLOW_THREADS = 5_000;

  /** A busy machine may not run a thread for a second; that alone is no deadlock. */
  private static final Duration DEADLOCK = Duration.ofSeconds(5);

  /** How long a workflow's task waits for the worker that knows it: it may have died. */
  private static final Duration STICKY = Duration.ofSeconds(1);

  private static final int FIRST_WITH_VIRTUAL_THREADS = 21;
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Duration INTERRUPTED_GRACE = Duration.ofSeconds(2);

  private final TemporalConnection temporal;
  private final WorkerFactory factory;

  /**
   * @param activities the implementations, one object or more per interface of {@code
   *     dev.pawl.workflows.activity}
   * @param interceptors innermost first
   */
  public PawlWorker(
      TemporalConnection temporal, List<?> activities, List<WorkerInterceptor> interceptors) {
    this(
        temporal,
        List.of(ClusterUpgradeWorkflowImpl.class, PoolUpgradeWorkflowImpl.class),
        activities,
        interceptors);
  }

  PawlWorker(
      TemporalConnection temporal,
      List<Class<?>> workflows,
      List<?> activities,
      List<WorkerInterceptor> interceptors) {
    this.temporal = temporal;
    boolean virtual = Runtime.version().feature() >= FIRST_WITH_VIRTUAL_THREADS;
    factory = WorkerFactory.newInstance(temporal.client(), factoryOptions(interceptors, virtual));
    Worker worker = factory.newWorker(TaskQueue.NAME, workerOptions(temporal, virtual));
    worker.registerWorkflowImplementationTypes(workflows.toArray(Class<?>[]::new));
    worker.registerActivitiesImplementations(activities.toArray());
  }

  private static WorkerFactoryOptions factoryOptions(
      List<WorkerInterceptor> interceptors, boolean virtual) {
    return WorkerFactoryOptions.newBuilder()
        .setWorkflowCacheSize(CACHED_WORKFLOWS)
        .setMaxWorkflowThreadCount(WORKFLOW_THREADS)
        .setUsingVirtualWorkflowThreads(virtual)
        .setWorkerInterceptors(interceptors.toArray(WorkerInterceptor[]::new))
        .build();
  }

  private static WorkerOptions workerOptions(TemporalConnection temporal, boolean virtual) {
    return WorkerOptions.newBuilder()
        .setIdentity(temporal.identity() + "/" + ProcessHandle.current().pid())
        .setMaxConcurrentActivityExecutionSize(ACTIVITY_SLOTS)
        .setMaxHeartbeatThrottleInterval(HEARTBEAT_AT_MOST_EVERY)
        .setDefaultHeartbeatThrottleInterval(HEARTBEAT_AT_MOST_EVERY)
        .setStickyQueueScheduleToStartTimeout(STICKY)
        .setDefaultDeadlockDetectionTimeout(DEADLOCK.toMillis())
        .setUsingVirtualThreads(virtual)
        .build();
  }

  /**
   * Begins to poll; returns at once.
   *
   * @throws TemporalUnavailable when Temporal does not answer now; it may be called again
   */
  public void start() {
    try {
      factory.start();
    } catch (StatusRuntimeException e) {
      throw temporal.explain(e);
    }
  }

  /** Whether it polls. */
  public boolean isPolling() {
    return factory.isStarted() && !factory.isShutdown();
  }

  /**
   * Takes no more work and lets go of what it has: a step's next heartbeat throws, its attempt ends
   * there, and another worker takes it up. What does not heartbeat may end by itself, then is
   * interrupted. Takes 7 s at most; again: nothing happens.
   */
  public void stop() {
    factory.shutdown();
    factory.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS);
    if (!factory.isTerminated()) {
      factory.shutdownNow();
      factory.awaitTermination(INTERRUPTED_GRACE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void close() {
    stop();
  }
}
