package dev.pawl.activities.graph;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where a graph is. */
public sealed interface GraphLocation {

  /** How it may be shown: without a query, which could hold a token. */
  String shown();

  /**
   * The same for the releases of one channel: an update service is told by a parameter, unless the
   * URL has it already. A file holds all channels.
   */
  GraphLocation inChannel(String channel);

  /**
   * @param text a path, or a URL with http or https
   * @throws GraphSourceException where it is neither, or holds credentials; it is not quoted then
   */
  static GraphLocation parse(String text) throws GraphSourceException {
    try {
      return Url.LIKE_ONE.matcher(text).matches()
          ? Url.of(new URI(text))
          : new InFile(Path.of(text));
    } catch (URISyntaxException e) {
      throw GraphSourceException.lasting(
          "the URL of the graph is not well formed: %s at character %d"
              .formatted(e.getReason(), e.getIndex() + 1));
    } catch (InvalidPathException e) {
      throw GraphSourceException.lasting(
          "the path of the graph is none: %s at character %d"
              .formatted(e.getReason(), e.getIndex() + 1));
    }
  }

  /** In a file of the worker. */
  record InFile(Path path) implements GraphLocation {
    @Override
    public String shown() {
      return path.toString();
    }

    @Override
    public GraphLocation inChannel(String channel) {
      return this;
    }
  }

  /** At an update service, or any server that has the file. */
  record Url(URI uri) implements GraphLocation {

    private static final Pattern LIKE_ONE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:/.*");
    private static final List<String> SCHEMES = List.of("http", "https");
    private static final int LAST_PORT = 65_535;

    /**
     * @throws GraphSourceException where it is no http(s) URL with a host, or holds credentials
     */
    static Url of(URI uri) throws GraphSourceException {
      String authority = uri.getRawAuthority();
      if (authority != null && authority.contains("@")) {
        throw GraphSourceException.lasting(
            "the URL of the graph holds credentials: they would end in histories and logs;"
                + " serve the graph without, or give a file");
      }
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (!SCHEMES.contains(scheme)) {
        throw GraphSourceException.lasting(
            "a graph cannot be fetched with %s: expected http or https, or the path of a file"
                .formatted(scheme));
      }
      if (uri.getHost() == null || uri.getPort() > LAST_PORT) {
        throw GraphSourceException.lasting(
            "the URL of the graph names no host, or one with a port that there is not");
      }
      return new Url(uri);
    }

    @Override
    public String shown() {
      String path = uri.getRawPath() == null ? "" : uri.getRawPath();
      return "%s://%s%s".formatted(uri.getScheme(), uri.getRawAuthority(), path);
    }

    @Override
    public GraphLocation inChannel(String channel) {
      String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
      if (Stream.of(query.split("&", -1)).anyMatch(p -> p.startsWith("channel="))) {
        return this;
      }
      String value = URLEncoder.encode(channel, StandardCharsets.UTF_8);
      return new Url(
          URI.create(shown() + "?" + (query.isEmpty() ? "" : query + "&") + "channel=" + value));
    }
  }
}
