package dev.pawl.activities.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.pawl.planner.spec.MetricsAccess;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with a certificate of its own, as Prometheus has one behind many an operator. */
class MetricsClientTest {

  private static final String PASSWORD = "changeit";

  @TempDir Path folder;
  private final AtomicReference<String> shown = new AtomicReference<>();
  private HttpsServer server;
  private volatile String redirect;

  @BeforeEach
  void start() throws Exception {
    Path keys = folder.resolve("keys.p12");
    keytool(
        "-genkeypair",
        "-alias",
        "a",
        "-keyalg",
        "EC",
        "-dname",
        "CN=prometheus",
        "-ext",
        "san=ip:127.0.0.1",
        "-storetype",
        "PKCS12",
        "-keystore",
        keys.toString(),
        "-storepass",
        PASSWORD);
    keytool(
        "-exportcert",
        "-rfc",
        "-alias",
        "a",
        "-keystore",
        keys.toString(),
        "-storepass",
        PASSWORD,
        "-file",
        folder.resolve("ca.pem").toString());
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
    server.createContext(
        "/",
        exchange -> {
          shown.set(exchange.getRequestHeaders().getFirst("Authorization"));
          if (redirect != null) {
            exchange.getResponseHeaders().add("Location", redirect);
          }
          byte[] body =
              "{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[1,\"7\"]}}"
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(redirect == null ? 200 : 302, body.length);
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
  void shouldTrustTheCertificatesThatAreNamed() throws IOException {
    Path token = Files.writeString(folder.resolve("token"), "s3cret");
    MetricsAccess access =
        new MetricsAccess(token.toString(), null, folder.resolve("ca.pem").toString());
    assertThat(ask(access)).isEqualTo(new Measurement.Value(7));
    assertThat(shown.get()).isEqualTo("Bearer s3cret");
  }

  @Test
  void shouldShowNoTokenToAServerItDoesNotTrust() {
    assertThat(ask(new MetricsAccess(null, "TOKEN", null)))
        .isInstanceOf(Measurement.NoAnswer.class)
        .asString()
        .contains("cannot be reached")
        .doesNotContain("from-env");
    assertThat(shown.get()).isNull();
  }

  @Test
  void shouldTakeNoTokenToWhereverARedirectLeads() {
    redirect = "https://127.0.0.1:" + server.getAddress().getPort() + "/elsewhere";
    assertThat(ask(new MetricsAccess(null, "TOKEN", folder.resolve("ca.pem").toString())))
        .isInstanceOf(Measurement.NoAnswer.class)
        .asString()
        .contains("HTTP 302");
  }

  private Measurement ask(MetricsAccess access) {
    String url = "https://127.0.0.1:" + server.getAddress().getPort();
    return new PrometheusQuery(url, new MetricsClient(access, name -> "from-env")).ask("up");
  }

  private static SSLContext context(Path keys) throws Exception {
    try (InputStream in = Files.newInputStream(keys)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(store, PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    }
  }

  private void keytool(String... words) throws Exception {
    String[] command = new String[words.length + 1];
    command[0] = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    System.arraycopy(words, 0, command, 1, words.length);
    Process tool =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(tool.waitFor()).as("%s", folder.resolve("keytool.log")).isZero();
  }
}
