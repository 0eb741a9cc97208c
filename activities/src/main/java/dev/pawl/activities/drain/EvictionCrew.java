package dev.pawl.activities.drain;

import dev.pawl.activities.step.Pulse;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Asks the pods of one node to leave: groups side by side on a few threads, each group in turn, and
 * each no sooner than its budget may have changed its mind.
 */
final class EvictionCrew implements AutoCloseable {

  private static final int THREADS = 16;
  private static final int LAST_REQUEST_SECONDS = 30;

  /** Beyond these, one list of all budgets is cheaper than one list for each namespace. */
  private static final int FEW_NAMESPACES = 3;

  private final KubernetesClient client;
  private final Pulse pulse;
  private final Clock clock;
  private final EvictionRound round;
  private final BudgetBlocks budgetBlocks;
  private final ExecutorService threads;
  private final Map<String, GroupState> states = new HashMap<>();
  private final Set<String> blocking = new TreeSet<>();
  private int evicted;

  EvictionCrew(KubernetesClient client, Pulse pulse, Clock clock, BudgetLocks locks) {
    this.client = client;
    this.pulse = pulse;
    this.clock = clock;
    this.evicted = pulse.noted(DrainNote.class).map(DrainNote::evicted).orElse(0);
    this.round = new EvictionRound(new Evictor(client), clock, pulse, locks, this::count);
    this.budgetBlocks = new BudgetBlocks(client);
    this.threads =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "evict");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** How many evictions were accepted, in earlier attempts too. */
  synchronized int evicted() {
    return evicted;
  }

  /** Budgets that refused, as {@code namespace/name}. */
  Set<String> blocking() {
    return Set.copyOf(blocking);
  }

  /** Asks those that are due, and says what keeps the others. */
  List<Block> work(Collection<Pod> pods, Instant begun) {
    blocking.clear();
    if (pods.isEmpty()) {
      states.clear();
      return new ArrayList<>();
    }
    Map<EvictionGroup, GroupState> groups = groups(pods);
    if (!round.quiet()) {
      ask(groups);
    }
    List<Block> blocks = new ArrayList<>();
    groups.forEach((group, state) -> blocks.addAll(blocks(group, state, begun)));
    return blocks;
  }

  private Map<EvictionGroup, GroupState> groups(Collection<Pod> pods) {
    Instant now = clock.instant();
    Map<EvictionGroup, GroupState> groups = new LinkedHashMap<>();
    Set<String> alive = new TreeSet<>();
    for (EvictionGroup group : new Budgets(budgets(pods)).group(pods)) {
      String key = group.free() ? group.pods().get(0).getMetadata().getUid() : group.key();
      GroupState state = states.computeIfAbsent(key, k -> new GroupState());
      alive.add(key);
      group.budgets().forEach(b -> state.look(BudgetHealth.of(b), now));
      groups.put(group, state);
    }
    states.keySet().retainAll(alive);
    return groups;
  }

  private List<PodDisruptionBudget> budgets(Collection<Pod> pods) {
    Set<String> namespaces = new TreeSet<>();
    pods.forEach(p -> namespaces.add(p.getMetadata().getNamespace()));
    if (namespaces.size() > FEW_NAMESPACES) {
      return client.policy().v1().podDisruptionBudget().inAnyNamespace().list().getItems();
    }
    List<PodDisruptionBudget> all = new ArrayList<>();
    namespaces.forEach(
        n ->
            all.addAll(
                client.policy().v1().podDisruptionBudget().inNamespace(n).list().getItems()));
    return all;
  }

  private void ask(Map<EvictionGroup, GroupState> groups) {
    Instant now = clock.instant();
    List<Callable<Void>> tasks = new ArrayList<>();
    groups.forEach(
        (group, state) -> {
          if (state.due(group, now)) {
            tasks.add(
                () -> {
                  round.run(group, state);
                  return null;
                });
          }
        });
    try {
      for (Future<Void> done : threads.invokeAll(tasks)) {
        done.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      pulse.check();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private List<Block> blocks(EvictionGroup group, GroupState state, Instant begun) {
    List<Block> blocks = new ArrayList<>(state.blocks());
    if (state.refused() != null) {
      group.budgets().forEach(b -> blocking.add(EvictionGroup.name(b)));
      Instant now = clock.instant();
      if (!group.free() && !state.justMoved()) {
        blocks.add(budgetBlocks.of(state.refused(), group.budgets().get(0), state, begun, now));
      }
    }
    return blocks;
  }

  /** One more pod was asked to leave. */
  synchronized void count() {
    evicted++;
    pulse.note(new DrainNote(evicted));
  }

  /** Returns when no eviction is under way any more: a drain that was stopped sends no other. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(LAST_REQUEST_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
