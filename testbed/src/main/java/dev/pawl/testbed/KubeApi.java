package dev.pawl.testbed;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Plain HTTP to an apiserver: what really goes over the wire, with no client library in between.
 */
public final class KubeApi {
  private final HttpClient http;
  private final URI url;
  private final String token;

  private KubeApi(HttpClient http, URI url, String token) {
    this.http = http;
    this.url = url;
    this.token = token;
  }

  static KubeApi of(URI url, String token, Path certificate) {
    HttpClient http =
        HttpClient.newBuilder()
            .sslContext(trusting(certificate))
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    return new KubeApi(http, url, token);
  }

  /**
   * An answer, whatever its code.
   *
   * @param body JSON
   */
  public record Answer(int code, String body) {
    /**
     * This answer when it is a success.
     *
     * @throws TestbedException with code and body otherwise
     */
    public Answer orThrow() {
      if (code / 100 != 2) {
        throw new TestbedException("HTTP " + code + ": " + body);
      }
      return this;
    }
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  /**
   * The lines of an answer as they come, which for a watch are its events: until the server ends it
   * or the stream is closed.
   *
   * @throws TestbedException where the answer is no success
   */
  public Stream<String> lines(String path) {
    HttpRequest ready = request(path).GET().build();
    HttpResponse<Stream<String>> response = send(ready, BodyHandlers.ofLines());
    if (response.statusCode() / 100 != 2) {
      response.body().close();
      throw new TestbedException("HTTP " + response.statusCode() + ": " + ready.uri());
    }
    return response.body();
  }

  public Answer post(String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  /** Merge patch (RFC 7386). */
  public Answer patch(String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/merge-patch+json")
            .method("PATCH", BodyPublishers.ofString(json)));
  }

  public Answer delete(String path) {
    return send(request(path).DELETE());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(url.resolve(path))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Bearer " + token);
  }

  private Answer send(HttpRequest.Builder request) {
    HttpResponse<String> response = send(request.build(), BodyHandlers.ofString());
    return new Answer(response.statusCode(), response.body());
  }

  private <T> HttpResponse<T> send(HttpRequest ready, HttpResponse.BodyHandler<T> body) {
    try {
      return http.send(ready, body);
    } catch (IOException e) {
      throw new TestbedException(ready.method() + " " + ready.uri() + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TestbedException("interrupted: " + ready.method() + " " + ready.uri(), e);
    }
  }

  private static SSLContext trusting(Path pem) {
    try (InputStream in = Files.newInputStream(pem)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("ca" + number++, certificate);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new TestbedException("cannot use the certificate " + pem, e);
    }
  }
}
