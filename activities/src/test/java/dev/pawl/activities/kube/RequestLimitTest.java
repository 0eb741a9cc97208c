package dev.pawl.activities.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.simulator.SimCluster;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestLimitTest {

  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  @Test
  void shouldLetABurstThroughAndThenOneAtATime() {
    RequestLimit.Turnstile turnstile = new RequestLimit.Turnstile(new RequestLimit(10, 3), 0);

    assertThat(turnstile.next(0)).isZero();
    assertThat(turnstile.next(0)).isZero();
    assertThat(turnstile.next(0)).isZero();
    assertThat(turnstile.next(0)).isEqualTo(100 * MILLI);
    assertThat(turnstile.next(0)).as("behind the one that waits").isEqualTo(200 * MILLI);
    assertThat(turnstile.next(50 * MILLI)).isEqualTo(250 * MILLI);
  }

  @Test
  void shouldSaveUpNoMoreThanABurst() {
    RequestLimit.Turnstile turnstile = new RequestLimit.Turnstile(new RequestLimit(10, 2), 0);
    long later = TimeUnit.HOURS.toNanos(1);

    assertThat(turnstile.next(later)).isZero();
    assertThat(turnstile.next(later)).isZero();
    assertThat(turnstile.next(later)).isEqualTo(100 * MILLI);
  }

  @Test
  void shouldRefuseALimitThatLetsNothingThrough() {
    assertThatThrownBy(() -> RequestLimit.of(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldHoldBackEveryRequestOfAClient(@TempDir Path directory) {
    try (SimCluster sim = SimCluster.start();
        RenewableClient limited =
            RenewableClient.build(
                KubeConfigs.find(null, sim.kubeconfig(directory.resolve("kubeconfig"))),
                new RequestLimit(50, 1))) {
      KubernetesClient client = limited.client();
      long begun = System.nanoTime();

      for (int i = 0; i < 11; i++) {
        client.nodes().list();
      }

      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .as("ten requests after the first, 20 ms apart")
          .isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }
  }
}
