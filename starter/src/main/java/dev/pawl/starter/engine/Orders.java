package dev.pawl.starter.engine;

import dev.pawl.starter.cli.UserError;
import dev.pawl.worker.TemporalConnection;
import dev.pawl.workflows.message.Actor;
import dev.pawl.workflows.message.ConcurrencyOrder;
import dev.pawl.workflows.message.StepOrder;
import dev.pawl.workflows.status.PoolConcurrency;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a person tells a running upgrade. */
public final class Orders implements AutoCloseable {

  /** An update is answered by a worker; it only notes the order. */
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private final TemporalConnection temporal;
  private final Pollers pollers;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();

  public Orders(TemporalConnection temporal) {
    this.temporal = temporal;
    this.pollers = new Pollers(temporal);
  }

  /** Says pause or resume: it is kept until a worker hears it. */
  public void signal(UpgradeEntry entry, String word) {
    try {
      stub(entry.workflowId()).signal(word, actor());
    } catch (WorkflowNotFoundException e) {
      throw ended(entry, e);
    } catch (WorkflowServiceException e) {
      throw new UserError(rootMessage(e), e);
    }
  }

  /** Says abort or rollback, and waits until it was accepted. */
  public void tell(UpgradeEntry entry, String word) {
    update(entry, entry.workflowId(), word, Void.class, actor());
  }

  /**
   * Says retry or skip to the workflow that holds the step.
   *
   * @param step null for the only one
   */
  public void tell(UpgradeEntry entry, String workflowId, String word, String step) {
    update(entry, workflowId, word, Void.class, new StepOrder(temporal.identity(), step));
  }

  /**
   * Has more, or fewer, nodes of a pool under way at once.
   *
   * @param maxSurge as it was typed; null where it stays as it is
   * @param maxUnavailable the same
   * @return what holds from now on
   */
  public PoolConcurrency setConcurrency(
      UpgradeEntry entry, String pool, String maxSurge, String maxUnavailable) {
    return update(
        entry,
        entry.workflowId(),
        "concurrency",
        PoolConcurrency.class,
        new ConcurrencyOrder(temporal.identity(), pool, maxSurge, maxUnavailable));
  }

  /** Nobody to hear it: said at once. */
  private void makeSureOfWorker() {
    if (pollers.lastSeen().isEmpty()) {
      throw new UserError(pollers.sentence(Instant.now()));
    }
  }

  private <T> T update(
      UpgradeEntry entry, String workflowId, String word, Class<T> said, Object argument) {
    makeSureOfWorker();
    Future<T> answer = thread.submit(() -> stub(workflowId).update(word, said, argument));
    try {
      return answer.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new UserError(
          pollers.sentence(Instant.now()) + ". The order may still be taken up when one is back",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserError("interrupted before there was an answer", e);
    } catch (ExecutionException e) {
      throw explained(entry, e.getCause());
    }
  }

  private UserError explained(UpgradeEntry entry, Throwable failure) {
    if (failure instanceof WorkflowUpdateException e
        && e.getCause() instanceof ApplicationFailure refusal) {
      return new UserError(refusal.getOriginalMessage(), e);
    }
    if (failure instanceof WorkflowNotFoundException) {
      return ended(entry, failure);
    }
    return new UserError(rootMessage(failure), failure);
  }

  private static UserError ended(UpgradeEntry entry, Throwable cause) {
    return new UserError("upgrade '%s' has ended".formatted(entry.name()), cause);
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage();
  }

  private WorkflowStub stub(String workflowId) {
    return temporal.client().newUntypedWorkflowStub(workflowId);
  }

  private Actor actor() {
    return new Actor(temporal.identity());
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
