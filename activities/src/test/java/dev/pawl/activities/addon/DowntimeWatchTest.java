package dev.pawl.activities.addon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.activities.addon.object.AddonObject;
import dev.pawl.activities.step.FakePulse;
import dev.pawl.workflows.payload.PawlDataConverter;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The clock moves before the cluster changes: whoever looks, the watch's own thread too, sees the
 * change at that time.
 */
@Timeout(60)
class DowntimeWatchTest {

  private static final String PATH = "/apis/apps/v1/namespaces/extra/deployments/";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir Path directory;
  private final FakePulse pulse = new FakePulse();
  private final HandClock clock = new HandClock();
  private FakeApi api;
  private KubernetesClient client;

  @BeforeEach
  void start() throws IOException {
    api = new FakeApi();
    client =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(api.kubeconfig(directory.resolve("k")).toFile()))
            .build();
  }

  @AfterEach
  void stop() {
    client.close();
    api.close();
  }

  @Test
  void shouldGoOnWithWhatAnAttemptHasSeenThatDied() {
    available("web", 1);
    DowntimeWatch first = begin("web");
    clock.second = 10;
    available("web", 0);
    assertThat(first.longest()).contains(Duration.ZERO);
    clock.second = 13;
    die(first);

    clock.second = 20;
    try (DowntimeWatch second = begin("web")) {
      clock.second = 25;
      assertThat(second.longest())
          .as("nobody has seen it come back")
          .contains(Duration.ofSeconds(15));
      available("web", 1);
      second.longest();
      clock.second = 60;
      assertThat(second.longest()).contains(Duration.ofSeconds(15));
    }
  }

  @Test
  void shouldAddWhatTheNextAttemptSees() {
    available("web", 1);
    DowntimeWatch first = begin("web");
    available("web", 0);
    first.longest();
    clock.second = 4;
    available("web", 1);
    assertThat(first.longest()).contains(Duration.ofSeconds(4));
    die(first);

    try (DowntimeWatch second = begin("web")) {
      clock.second = 20;
      available("web", 0);
      second.longest();
      clock.second = 21;
      assertThat(second.longest()).contains(Duration.ofSeconds(5));
    }
  }

  /** What the first attempt has made is no more there before than it was for that one. */
  @Test
  void shouldWatchAfterACutWhatWasThereBeforeIt() {
    available("web", 1);
    die(begin("web", "new"));

    available("new", 1);
    try (DowntimeWatch second = begin("new")) {
      clock.second = 10;
      available("new", 0);
      second.longest();
      clock.second = 20;
      assertThat(second.longest()).contains(Duration.ZERO);
      available("web", 0);
      second.longest();
      clock.second = 23;
      assertThat(second.longest()).contains(Duration.ofSeconds(3));
    }
  }

  @Test
  void shouldMeasureNothingWhereNothingWasThere() {
    try (DowntimeWatch watch = begin("web")) {
      available("web", 1);
      clock.second = 10;
      assertThat(watch.longest()).isEmpty();
    }
  }

  private DowntimeWatch begin(String... deployments) {
    return DowntimeWatch.begin(
        client,
        () -> Stream.of(deployments).map(DowntimeWatchTest::deployment).toList(),
        new AddonNotes(pulse),
        clock);
  }

  /** The next attempt has no more than what the heartbeats had, as Temporal keeps it. */
  private void die(DowntimeWatch watch) {
    watch.close();
    ObjectMapper mapper = PawlDataConverter.mapper();
    AddonNote note = pulse.noted(AddonNote.class).orElseThrow();
    AddonNote kept = mapper.convertValue(mapper.valueToTree(note), AddonNote.class);
    assertThat(kept).isEqualTo(note);
    pulse.revive();
    pulse.note(kept);
  }

  private void available(String name, int pods) {
    ObjectNode object = MAPPER.createObjectNode();
    object.put("apiVersion", "apps/v1").put("kind", "Deployment");
    object.putObject("metadata").put("name", name).put("namespace", "extra");
    object.putObject("status").put("availableReplicas", pods);
    api.objects.put(PATH + name, object);
  }

  private static AddonObject deployment(String name) {
    GenericKubernetesResource object = new GenericKubernetesResource();
    object.setApiVersion("apps/v1");
    object.setKind("Deployment");
    object.setMetadata(new ObjectMetaBuilder().withName(name).build());
    return new AddonObject(object, "extra", "web.yaml");
  }

  private static final class HandClock extends Clock {

    private volatile int second;

    @Override
    public Instant instant() {
      return Instant.EPOCH.plusSeconds(second);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
