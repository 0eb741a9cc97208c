package dev.pawl.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Watches. */
interface WatchContract extends Contract {

  @Test
  default void shouldReplayExistingObjectsInWatch() throws InterruptedException {
    configMap("one", Map.of());
    BlockingQueue<String> events = new LinkedBlockingQueue<>();
    try (Watch watch =
        client()
            .configMaps()
            .inNamespace(scene().namespace())
            .withLabel("contract")
            .watch(record(events))) {
      assertThat(watch).isNotNull();
      assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo("ADDED one");
      configMap("two", Map.of());
      assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo("ADDED two");
      client()
          .configMaps()
          .inNamespace(scene().namespace())
          .withName("two")
          .patch(
              PatchContext.of(PatchType.JSON_MERGE),
              "{\"metadata\":{\"labels\":{\"contract\":null}}}");
      assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo("DELETED two");
    }
  }

  @Test
  default void shouldWatchFromResourceVersion() throws InterruptedException {
    configMap("one", Map.of());
    String version =
        client()
            .configMaps()
            .inNamespace(scene().namespace())
            .list()
            .getMetadata()
            .getResourceVersion();
    configMap("two", Map.of());
    BlockingQueue<String> events = new LinkedBlockingQueue<>();
    try (Watch watch =
        client()
            .configMaps()
            .inNamespace(scene().namespace())
            .withLabel("contract")
            .watch(new ListOptionsBuilder().withResourceVersion(version).build(), record(events))) {
      assertThat(watch).isNotNull();
      assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo("ADDED two");
    }
  }

  private static Watcher<ConfigMap> record(BlockingQueue<String> events) {
    return new Watcher<>() {
      @Override
      public void eventReceived(Action action, ConfigMap map) {
        events.add(action + " " + map.getMetadata().getName());
      }

      @Override
      public void onClose(WatcherException cause) {
        events.add("CLOSED " + cause);
      }
    };
  }
}
