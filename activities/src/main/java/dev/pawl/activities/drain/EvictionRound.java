package dev.pawl.activities.drain;

import dev.pawl.activities.pods.PodRef;
import dev.pawl.activities.step.Pulse;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;

/**
 * Asks the pods of one group to leave, one after another, until its budget says no. Used by several
 * threads at once, each with a group of its own.
 */
final class EvictionRound {

  private static final Duration REFUSED_AGAIN = Duration.ofSeconds(5);
  private static final Duration FAILED_AGAIN = Duration.ofSeconds(2);
  private static final Duration THROTTLED = Duration.ofSeconds(2);

  private final Evictor evictor;
  private final Clock clock;
  private final Pulse pulse;
  private final BudgetLocks locks;
  private final Runnable onAccepted;

  /** The API server sheds load: until then nothing is asked by this drain. */
  private final AtomicReference<Instant> quietUntil = new AtomicReference<>(Instant.MIN);

  EvictionRound(Evictor evictor, Clock clock, Pulse pulse, BudgetLocks locks, Runnable onAccepted) {
    this.evictor = evictor;
    this.clock = clock;
    this.pulse = pulse;
    this.locks = locks;
    this.onAccepted = onAccepted;
  }

  boolean quiet() {
    return clock.instant().isBefore(quietUntil.get());
  }

  void run(EvictionGroup group, GroupState state) {
    state.begin(group, clock.instant());
    List<Block> blocks = new ArrayList<>();
    boolean goOn = true;
    for (Pod pod : EvictionOrder.of(group.pods())) {
      if (!goOn || quiet()) {
        break;
      }
      goOn = take(ask(group, pod), group, pod, state, blocks);
    }
    state.blockedBy(blocks);
  }

  private EvictionAnswer ask(EvictionGroup group, Pod pod) {
    Lock lock = locks.of(group.key());
    lock.lock();
    try {
      pulse.check();
      return group.free() ? evictor.evictFree(pod) : evictor.evict(pod);
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether the next pod of the group may be asked. */
  private boolean take(
      EvictionAnswer answer, EvictionGroup group, Pod pod, GroupState state, List<Block> blocks) {
    PodRef ref = PodRef.of(pod);
    if (answer instanceof EvictionAnswer.Accepted) {
      state.moved(clock.instant());
      onAccepted.run();
      return true;
    }
    if (answer instanceof EvictionAnswer.Gone) {
      return true;
    }
    if (answer instanceof EvictionAnswer.NamespaceTerminating) {
      blocks.add(new Block.ByNamespace(ref));
      state.askAgainIn(REFUSED_AGAIN);
      return true;
    }
    if (answer instanceof EvictionAnswer.Refused refused) {
      blocks.add(new Block.ByRefusal(ref, refused.message()));
      state.askAgainIn(REFUSED_AGAIN);
      return true;
    }
    stop(answer, group, ref, state, blocks);
    return false;
  }

  private void stop(
      EvictionAnswer answer,
      EvictionGroup group,
      PodRef ref,
      GroupState state,
      List<Block> blocks) {
    if (answer instanceof EvictionAnswer.Budget) {
      state.refusedBy(ref);
      if (group.free()) {
        // A budget made since the budgets were read: the next round knows it.
        state.askAgainIn(FAILED_AGAIN);
      }
    } else if (answer instanceof EvictionAnswer.Lagging lagging) {
      state.refusedBy(ref);
      state.askAgainIn(lagging.retryAfter());
    } else if (answer instanceof EvictionAnswer.TwoBudgets) {
      blocks.add(
          new Block.ByTwoBudgets(ref, group.budgets().stream().map(EvictionGroup::name).toList()));
    } else if (answer instanceof EvictionAnswer.Forbidden forbidden) {
      blocks.add(new Block.ByPermission(ref, forbidden.message()));
      state.askAgainIn(REFUSED_AGAIN);
    } else if (answer instanceof EvictionAnswer.Throttled) {
      quietUntil.set(clock.instant().plus(THROTTLED));
      blocks.add(
          new Block.ByApi(ref, "the Kubernetes API sheds load and throttles the worker (429)"));
      state.askAgainIn(THROTTLED);
    } else if (answer instanceof EvictionAnswer.Transient failed) {
      blocks.add(new Block.ByApi(ref, failed.message()));
      state.askAgainIn(FAILED_AGAIN);
    }
  }
}
