package dev.pawl.starter.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.predict.EarlierSteps;
import dev.pawl.worker.TemporalConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EarlierUpgradeTest {

  /** A plan is made without Temporal as well: one that hangs keeps nobody waiting for long. */
  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void shouldKnowNothingSoonWhereTemporalDoesNotAnswer() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + silent.getLocalPort();
      long begun = System.nanoTime();

      EarlierSteps steps =
          EarlierUpgrade.of("uid-1", () -> TemporalConnection.to(address, "default"));

      assertThat(steps).isEqualTo(EarlierSteps.NONE);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(6));
    }
  }

  @Test
  void shouldKnowNothingWhereNoTemporalIs() {
    assertThat(EarlierUpgrade.of("uid-1", () -> TemporalConnection.to("127.0.0.1:1", "default")))
        .isEqualTo(EarlierSteps.NONE);
  }
}
