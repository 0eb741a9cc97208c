package dev.pawl.activities.step;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.Watchable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets a step wait for a node: its watches do nothing but wake the step, which then looks for
 * itself, and looks now and then anyway. An event that is lost, or a watch that ends, costs time
 * and nothing else.
 */
public final class NodeWatch implements AutoCloseable {

  private final Pulse pulse;
  private final List<Watch> watches = new ArrayList<>();

  private NodeWatch(Pulse pulse) {
    this.pulse = pulse;
  }

  /** Of one node. */
  public static NodeWatch ofNode(KubernetesClient client, String node, Pulse pulse) {
    return new NodeWatch(pulse).and(client.nodes().withName(node));
  }

  /** Of one node and the pods on it. */
  public static NodeWatch ofNodeAndPods(KubernetesClient client, String node, Pulse pulse) {
    return ofNode(client, node, pulse)
        .and(client.pods().inAnyNamespace().withField("spec.nodeName", node));
  }

  /** Waits until something changes or the time is over; as {@link Pulse#pause}. */
  public void pause(Duration atMost) {
    pulse.pause(atMost);
  }

  private <T extends HasMetadata> NodeWatch and(Watchable<T> what) {
    try {
      watches.add(what.watch(new Wake<T>(pulse)));
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

  private record Wake<T>(Pulse pulse) implements Watcher<T> {
    @Override
    public void eventReceived(Action action, T object) {
      pulse.wake();
    }

    @Override
    public void onClose(WatcherException cause) {
      pulse.wake();
    }
  }
}
