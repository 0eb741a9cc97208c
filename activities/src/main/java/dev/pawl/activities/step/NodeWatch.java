package dev.pawl.activities.step;

import dev.pawl.activities.marks.NodeFacts;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.Watchable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/**
 * Lets a step wait for a node: its watches do nothing but wake the step, which then looks for
 * itself, and looks now and then anyway. An event that is lost, or a watch that ends, costs time
 * and nothing else.
 */
public final class NodeWatch implements AutoCloseable {

  /** The safety net below watches that stand: what they miss is rare. */
  private static final Duration WATCHED = Duration.ofSeconds(10);

  /** Once one has ended, looking is all there is. */
  private static final Duration UNWATCHED = Duration.ofSeconds(2);

  private final KubernetesClient client;
  private final String node;
  private final Pulse pulse;
  private final List<Watch> watches = new ArrayList<>();
  private final AtomicBoolean ended = new AtomicBoolean();
  private boolean pods;

  private NodeWatch(KubernetesClient client, String node, Pulse pulse) {
    this.client = client;
    this.node = node;
    this.pulse = pulse;
  }

  /** Of one node. */
  public static NodeWatch ofNode(KubernetesClient client, String node, Pulse pulse) {
    return new NodeWatch(client, node, pulse).and(client.nodes().withName(node), n -> true);
  }

  /** Of one node that is not Ready yet: what happens to it before is no news. */
  public static NodeWatch ofBootingNode(KubernetesClient client, String node, Pulse pulse) {
    return new NodeWatch(client, node, pulse).and(client.nodes().withName(node), NodeFacts::ready);
  }

  /** Of the pods on the node too; whether they were not watched before. */
  public boolean alsoPods() {
    if (pods) {
      return false;
    }
    pods = true;
    and(client.pods().inAnyNamespace().withField("spec.nodeName", node), p -> true);
    return true;
  }

  /**
   * Waits until something changes, the time is over, or it is time to look anyway; as {@link
   * Pulse#pause}.
   */
  public void pause(Duration atMost) {
    Duration look = ended.get() ? UNWATCHED : WATCHED;
    pulse.pause(atMost.compareTo(look) < 0 ? atMost : look);
  }

  private <T extends HasMetadata> NodeWatch and(Watchable<T> what, Predicate<T> news) {
    try {
      watches.add(what.watch(new Wake<T>(pulse, ended, news)));
      return this;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  @Override
  public void close() {
    watches.forEach(Watch::close);
    watches.clear();
  }

  private record Wake<T>(Pulse pulse, AtomicBoolean ended, Predicate<T> news)
      implements Watcher<T> {
    @Override
    public void eventReceived(Action action, T object) {
      boolean change = action == Action.ADDED || action == Action.MODIFIED;
      if (!change || news.test(object)) {
        pulse.wake();
      }
    }

    @Override
    public void onClose(WatcherException cause) {
      ended.set(true);
      pulse.wake();
    }
  }
}
