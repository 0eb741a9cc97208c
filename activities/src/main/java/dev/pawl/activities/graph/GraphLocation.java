package dev.pawl.activities.graph;

import dev.pawl.activities.http.FetchException;
import dev.pawl.activities.http.HttpUrl;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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
  record Url(HttpUrl address) implements GraphLocation {

    private static final Pattern LIKE_ONE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:/.*");

    /**
     * @throws GraphSourceException where it is no http(s) URL with a host, or holds credentials
     */
    static Url of(URI uri) throws GraphSourceException {
      try {
        return new Url(HttpUrl.of(uri));
      } catch (FetchException e) {
        throw GraphSourceException.lasting(
            "the URL of the graph %s; a file is given by its path".formatted(e.getMessage()));
      }
    }

    @Override
    public String shown() {
      return address.shown();
    }

    @Override
    public GraphLocation inChannel(String channel) {
      String written = address.uri().getRawQuery();
      String query = written == null ? "" : written;
      if (Stream.of(query.split("&", -1)).anyMatch(p -> p.startsWith("channel="))) {
        return this;
      }
      String value = URLEncoder.encode(channel, StandardCharsets.UTF_8);
      return new Url(
          new HttpUrl(
              URI.create(
                  shown() + "?" + (query.isEmpty() ? "" : query + "&") + "channel=" + value)));
    }
  }
}
