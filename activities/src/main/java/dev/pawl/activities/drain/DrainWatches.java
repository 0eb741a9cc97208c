package dev.pawl.activities.drain;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes a drain when something happens that it waits for: the last awaited pod of its node is gone,
 * or a budget that blocks it has room. Only a help: what a watch misses, the next look finds.
 */
final class DrainWatches implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(DrainWatches.class);

  private final Runnable wake;
  private final Set<String> awaitedPods = ConcurrentHashMap.newKeySet();

  /** A list may be older than what a watch has said meanwhile: these do not come back. */
  private final Set<String> gonePods = ConcurrentHashMap.newKeySet();

  private final Set<String> blockingBudgets = ConcurrentHashMap.newKeySet();
  private final Subscription<Pod> pods;
  private final Subscription<PodDisruptionBudget> budgets;

  DrainWatches(KubernetesClient client, String node, Runnable wake) {
    this.wake = wake;
    this.pods =
        new Subscription<>(
            w -> client.pods().inAnyNamespace().withField("spec.nodeName", node).watch(w),
            this::pod);
    this.budgets =
        new Subscription<>(
            w -> client.policy().v1().podDisruptionBudget().inAnyNamespace().watch(w),
            this::budget);
  }

  /**
   * Says which pods are waited for from now on, and watches again where the watch has ended. To be
   * said before they are asked to leave: a pod can be gone before the answer is read.
   *
   * @param uids of all pods that have to go
   */
  void awaitPods(Set<String> uids) {
    replace(awaitedPods, uids);
    if (awaitedPods.removeAll(gonePods) && awaitedPods.isEmpty()) {
      wake.run();
    }
    pods.ensure();
  }

  /**
   * The same for budgets.
   *
   * @param names of those that have refused, as {@code namespace/name}
   */
  void awaitBudgets(Set<String> names) {
    replace(blockingBudgets, names);
    if (!names.isEmpty()) {
      budgets.ensure();
    }
  }

  /** Whether the end of the last awaited pod will be heard. */
  boolean standing() {
    return pods.standing();
  }

  private static void replace(Set<String> set, Set<String> by) {
    set.retainAll(by);
    set.addAll(by);
  }

  private void pod(Watcher.Action action, Pod pod) {
    if (action != Watcher.Action.DELETED) {
      return;
    }
    String uid = pod.getMetadata().getUid();
    gonePods.add(uid);
    if (awaitedPods.remove(uid) && awaitedPods.isEmpty()) {
      wake.run();
    }
  }

  private void budget(Watcher.Action action, PodDisruptionBudget budget) {
    boolean room = action == Watcher.Action.DELETED || BudgetHealth.of(budget).allowed() > 0;
    if (room && blockingBudgets.contains(EvictionGroup.name(budget))) {
      wake.run();
    }
  }

  @Override
  public void close() {
    pods.close();
    budgets.close();
  }

  /** One watch, made again after it has ended. */
  private static final class Subscription<T> implements Watcher<T>, AutoCloseable {

    private final Function<Watcher<T>, Watch> open;
    private final BiConsumer<Action, T> onEvent;
    private Watch watch;
    private volatile boolean ended;

    Subscription(Function<Watcher<T>, Watch> open, BiConsumer<Action, T> onEvent) {
      this.open = open;
      this.onEvent = onEvent;
    }

    boolean standing() {
      return watch != null && !ended;
    }

    void ensure() {
      if (standing()) {
        return;
      }
      close();
      ended = false;
      try {
        watch = open.apply(this);
      } catch (KubernetesClientException e) {
        log.atDebug().setCause(e).log("no watch: the drain looks every two seconds instead");
      }
    }

    @Override
    public void eventReceived(Action action, T resource) {
      // A bookmark or an error carries no object.
      if (resource != null && action != Action.BOOKMARK && action != Action.ERROR) {
        onEvent.accept(action, resource);
      }
    }

    @Override
    public void onClose() {
      ended = true;
    }

    @Override
    public void onClose(WatcherException cause) {
      ended = true;
    }

    @Override
    public void close() {
      if (watch != null) {
        watch.close();
        watch = null;
      }
    }
  }
}
