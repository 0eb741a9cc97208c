package dev.pawl.activities.checks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Certificates as they are shown or written. Nothing secret is sent over such a connection: it is
 * closed after the greeting, and whom it was is not relied on.
 */
public final class ServedCertificates {

  private static final int HTTPS = 443;
  private static final int TIMEOUT_MS = 5_000;

  private ServedCertificates() {}

  /**
   * What a server shows, its own certificate first; nothing where it is spoken to in the clear.
   *
   * @throws UnreadableException where there is no such server, or it does not speak TLS
   */
  public static List<Certificate> of(URL server) {
    if (server.getProtocol().equals("http")) {
      return List.of();
    }
    int port = server.getPort() > 0 ? server.getPort() : HTTPS;
    Seen seen = new Seen();
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(server.getHost(), port), TIMEOUT_MS);
      plain.setSoTimeout(TIMEOUT_MS);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {seen}, null);
      try (SSLSocket socket =
          (SSLSocket)
              context.getSocketFactory().createSocket(plain, server.getHost(), port, true)) {
        socket.startHandshake();
      }
    } catch (IOException | GeneralSecurityException e) {
      if (seen.chain.isEmpty()) {
        throw new UnreadableException(
            "no certificate is shown at " + server + ": " + e.getMessage(),
            "make the address reachable from here",
            e);
      }
    }
    return seen.chain.stream().map(Certificate::of).toList();
  }

  /** Those of a PEM text; none where it has none, or none that can be read. */
  public static List<Certificate> parse(String pem) {
    if (!pem.contains("-----BEGIN CERTIFICATE-----")) {
      return List.of();
    }
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
          .stream()
          .map(c -> Certificate.of((X509Certificate) c))
          .toList();
    } catch (CertificateException e) {
      throw new UnreadableException(
          "a certificate cannot be read: " + e.getMessage(), "replace it", e);
    }
  }

  /** Keeps what it is shown. An expired certificate is just what is looked for. */
  private static final class Seen implements X509TrustManager {

    private final List<X509Certificate> chain = new ArrayList<>();

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String authType) {
      chain.addAll(List.of(shown));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String authType) {
      throw new IllegalStateException("this is no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
