package dev.pawl.activities.http;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/** An address that may be fetched and shown. */
public record HttpUrl(URI uri) {

  private static final List<String> SCHEMES = List.of("http", "https");
  private static final int LAST_PORT = 65_535;

  /**
   * @throws FetchException where it is no http(s) URL with a host, or holds credentials; its
   *     message goes on after a word for the address, which it does not quote
   */
  public static HttpUrl of(URI uri) throws FetchException {
    String authority = uri.getRawAuthority();
    if (authority != null && authority.contains("@")) {
      throw FetchException.lasting(
          "holds credentials: they would end in histories and logs; serve it without");
    }
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (!SCHEMES.contains(scheme)) {
      throw FetchException.lasting(
          "cannot be fetched with %s: expected http or https".formatted(scheme));
    }
    if (uri.getHost() == null || uri.getPort() > LAST_PORT) {
      throw FetchException.lasting("names no host, or one with a port that there is not");
    }
    return new HttpUrl(uri);
  }

  /** Without a query, which could hold a token. */
  public String shown() {
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    return "%s://%s%s".formatted(uri.getScheme(), uri.getRawAuthority(), path);
  }

  boolean isSecure() {
    return uri.getScheme().equalsIgnoreCase("https");
  }
}
