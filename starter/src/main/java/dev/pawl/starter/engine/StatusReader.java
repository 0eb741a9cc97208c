package dev.pawl.starter.engine;

import dev.pawl.starter.status.StatusMerge;
import dev.pawl.worker.TemporalConnection;
import dev.pawl.workflows.status.PoolStatus;
import dev.pawl.workflows.status.UpgradeStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks an upgrade and its running pools where they stand; several are asked side by side. */
public final class StatusReader implements AutoCloseable {

  private static final int SIDE_BY_SIDE = 16;

  private final Queries queries;
  private final Records records;
  private final Pollers pollers;
  private final ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE);

  public StatusReader(TemporalConnection temporal) {
    this.queries = new Queries(temporal);
    this.records = new Records(temporal);
    this.pollers = new Pollers(temporal);
  }

  /** Where one stands. Without a worker: what is on record, and why there is no more. */
  public Reading read(UpgradeEntry entry) {
    return entry.open() || entry.cancelled()
        ? readRunning(entry)
        : Reading.live(records.ended(entry));
  }

  /** Asks it, ended or not: a worker has to answer. */
  public Reading readRunning(UpgradeEntry entry) {
    Optional<UpgradeStatus> own =
        queries.status(entry.workflowId(), entry.runId(), UpgradeStatus.class);
    return own.map(s -> Reading.live(StatusMerge.merge(s, pools(entry.workflowId(), s))))
        .orElseGet(() -> Reading.recorded(records.last(entry), pollers.sentence(Instant.now())));
  }

  /** Where several stand, in their order. */
  public List<Reading> read(List<UpgradeEntry> entries) {
    return together(entries.stream().map(e -> (Callable<Reading>) () -> read(e)).toList());
  }

  /** Without visibility, which not every engine has; nothing where no worker answers. */
  public Optional<UpgradeStatus> read(String workflowId) {
    return queries
        .status(workflowId, "", UpgradeStatus.class)
        .map(s -> StatusMerge.merge(s, pools(workflowId, s)));
  }

  private Map<String, PoolStatus> pools(String workflowId, UpgradeStatus upgrade) {
    List<PoolStatus> running = StatusMerge.running(upgrade.pools());
    Map<String, PoolStatus> fresh = new HashMap<>();
    // Most often one pool runs: no thread is needed to ask it.
    if (running.size() == 1) {
      pool(workflowId, running.get(0)).ifPresent(p -> fresh.put(p.name(), p));
      return fresh;
    }
    List<Callable<Optional<PoolStatus>>> questions =
        running.stream()
            .map(p -> (Callable<Optional<PoolStatus>>) () -> pool(workflowId, p))
            .toList();
    together(questions).forEach(p -> p.ifPresent(known -> fresh.put(known.name(), known)));
    return fresh;
  }

  private Optional<PoolStatus> pool(String workflowId, PoolStatus pool) {
    // as ClusterUpgradeWorkflow.idFor(uid, pool) makes it
    return queries.status(workflowId + "/" + pool.name(), "", PoolStatus.class);
  }

  private <T> List<T> together(List<Callable<T>> questions) {
    List<T> answers = new ArrayList<>();
    try {
      for (Future<T> answer : threads.invokeAll(questions)) {
        answers.add(answer.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking for status", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    }
    return answers;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
