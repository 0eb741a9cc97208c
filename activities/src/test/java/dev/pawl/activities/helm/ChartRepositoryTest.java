package dev.pawl.activities.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import com.sun.net.httpserver.HttpServer;
import dev.pawl.activities.helm.HelmProgram.Chart;
import dev.pawl.activities.helm.HelmProgram.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A repository as a web server has it: an index, and archives where the index says. */
@Timeout(60)
class ChartRepositoryTest {

  private static final String INDEX =
      """
      apiVersion: v1
      entries:
        web:
          - {name: web, version: 1.10.0, urls: [archives/web-1.10.0.tgz]}
          - {name: web, version: 1.2.3, urls: [archives/web-1.2.3.tgz]}
        none:
          - {name: none, version: 1.0.0, urls: []}
      """;

  @TempDir Path folder;
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    Path chart = Files.createDirectories(folder.resolve("web/templates")).getParent();
    Files.writeString(chart.resolve("Chart.yaml"), "apiVersion: v2\nname: web\nversion: 1.2.3\n");
    Files.writeString(
        chart.resolve("templates/cm.yaml"),
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: {{ .Release.Name }}}\n");
    Path served = Files.createDirectories(folder.resolve("served/charts/archives"));
    new Helm(chart).packageIt().withDestination(served).call();
    Files.writeString(served.resolveSibling("index.yaml"), INDEX);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          Path file = folder.resolve("served" + exchange.getRequestURI().getPath());
          byte[] body = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
          exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void shouldTakeTheVersionThatIsAskedForFromARepository() throws Exception {
    Target target = new Target(null, "shop", "web");

    assertThat(new HelmProgram().about(chart("/charts", "web", "1.2.3")))
        .contains("version: 1.2.3");
    assertThat(new HelmProgram().render(chart("/charts/", "web", "1.2.3"), target, "v1.35.4"))
        .contains("kind: ConfigMap", "name: web");
  }

  @Test
  void shouldSayWhatARepositoryDoesNotHave() {
    assertRefused("/charts", "other", "1.0.0", "/charts has no chart other", false);
    assertRefused(
        "/charts",
        "web",
        "9.9.9",
        "/charts has no version 9.9.9 of chart web; it has 1.10.0, 1.2.3",
        false);
    assertRefused("/charts", "none", "1.0.0", "names no archive of chart none 1.0.0", false);
    assertRefused("/elsewhere", "web", "1.2.3", "/elsewhere/index.yaml answers 404", false);
    assertRefused(
        "/charts/archives/web-1.2.3.tgz", "web", "1.2.3", "/index.yaml answers 404", false);
  }

  @Test
  void shouldTakeAServerThatIsAwayForSomethingThatPasses() {
    server.stop(0);
    assertRefused("/charts", "web", "1.2.3", "/charts/index.yaml cannot be reached", true);
  }

  @Test
  void shouldSayWhoseUrlIsRefusedWithoutQuotingIt() {
    Chart chart =
        new Chart("http://u:hunter2@h", "web", "1.2.3", List.of(), HelmValues.of(List.of()));

    assertThatThrownBy(() -> new HelmProgram().about(chart))
        .isInstanceOf(HelmException.class)
        .hasMessageStartingWith("the URL of the chart repository holds credentials")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void shouldRefuseWhatIsNoIndex() throws IOException {
    Files.writeString(folder.resolve("served/charts/index.yaml"), "<html>{not: yaml</html>");
    assertRefused("/charts", "web", "1.2.3", "is no index of a chart repository", false);
  }

  private void assertRefused(
      String path, String name, String version, String words, boolean passes) {
    assertThatThrownBy(() -> new HelmProgram().about(chart(path, name, version)))
        .isInstanceOfSatisfying(
            HelmException.class, e -> assertThat(e.isOfTheNetwork()).isEqualTo(passes))
        .hasMessageContaining(words);
  }

  private Chart chart(String path, String name, String version) {
    String address = "http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path);
    return new Chart(address, name, version, List.of(), HelmValues.of(List.of()));
  }
}
