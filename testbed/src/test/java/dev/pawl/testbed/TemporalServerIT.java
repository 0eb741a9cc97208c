package dev.pawl.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RequiresTestbed
class TemporalServerIT {

  @Test
  void shouldRememberEverythingOverACrash(@TempDir Path dir) throws Exception {
    try (TemporalServer temporal = TemporalServer.start(dir.resolve("temporal"))) {
      String address = temporal.address();
      temporal.cli("operator", "namespace", "create", "--namespace=kept");
      assertThat(status(temporal)).isEqualTo(200);

      temporal.killHard();
      assertThat(temporal.isRunning()).isFalse();
      temporal.restart();

      assertThat(temporal.address()).isEqualTo(address);
      assertThat(temporal.cli("operator", "namespace", "list"))
          .contains("default")
          .contains("kept");
    }
  }

  @Test
  void shouldForgetEverythingWithoutItsDatabase(@TempDir Path dir) {
    try (TemporalServer temporal = TemporalServer.start(dir.resolve("temporal"))) {
      temporal.cli("operator", "namespace", "create", "--namespace=lost");
      assertThatThrownBy(temporal::deleteDatabase).isInstanceOf(IllegalStateException.class);

      temporal.killHard();
      temporal.deleteDatabase();
      temporal.restart();

      assertThat(temporal.cli("operator", "namespace", "list"))
          .contains("default")
          .doesNotContain("lost");
    }
  }

  private static int status(TemporalServer temporal) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(temporal.uiUrl()).build();
    return HttpClient.newBuilder()
        .followRedirects(HttpClient.Redirect.NORMAL)
        .build()
        .send(request, BodyHandlers.discarding())
        .statusCode();
  }
}
