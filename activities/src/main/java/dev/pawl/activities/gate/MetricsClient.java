package dev.pawl.activities.gate;

import dev.pawl.planner.spec.MetricsAccess;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** What a worker needs to be let in by a server of metrics, read anew from where it is kept. */
final class MetricsClient {

  private final MetricsAccess access;
  private final UnaryOperator<String> environment;

  /**
   * @param environment value of a variable, null where it is not set
   */
  MetricsClient(MetricsAccess access, UnaryOperator<String> environment) {
    this.access = access;
    this.environment = environment;
  }

  /**
   * A client that trusts whom the spec says.
   *
   * @throws IOException with a sentence where the file cannot be used
   */
  HttpClient open(Duration timeout) throws IOException {
    HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(timeout);
    // A redirect would take the token along, to wherever it leads.
    client.followRedirects(hasToken() ? HttpClient.Redirect.NEVER : HttpClient.Redirect.NORMAL);
    if (access.caFile() != null) {
      client.sslContext(trusting(Path.of(access.caFile())));
    }
    return client.build();
  }

  private boolean hasToken() {
    return access.tokenFile() != null || access.tokenEnv() != null;
  }

  /**
   * The value of the header that lets one in; empty where none is needed.
   *
   * @throws IOException with a sentence where there is no token
   */
  Optional<String> authorization() throws IOException {
    if (access.tokenEnv() != null) {
      String token = environment.apply(access.tokenEnv());
      return Optional.of(bearer(token, "the variable " + access.tokenEnv() + " of the worker"));
    } else if (access.tokenFile() == null) {
      return Optional.empty();
    }
    Path file = Path.of(access.tokenFile());
    try {
      return Optional.of(bearer(Files.readString(file), "the token file " + file));
    } catch (NoSuchFileException | AccessDeniedException | CharacterCodingException e) {
      throw new IOException("the token file %s cannot be read".formatted(file), e);
    }
  }

  /** What cannot be a token is not sent: the refusal of the header would repeat it. */
  private static String bearer(String written, String from) throws IOException {
    String token = written == null ? "" : written.strip();
    if (token.isEmpty() || token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IOException(from + " holds no token");
    }
    return "Bearer " + token;
  }

  private static SSLContext trusting(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      int number = 0;
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        trusted.setCertificateEntry("ca" + number++, one);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IOException("the certificates in %s cannot be used".formatted(file), e);
    }
  }
}
