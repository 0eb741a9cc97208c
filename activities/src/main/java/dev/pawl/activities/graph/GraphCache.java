package dev.pawl.activities.graph;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The last graphs of a few URLs with the tags their servers gave them (RFC 9110, ETag), so that an
 * unchanged one is neither sent nor read again. It never stands in for a server that does not
 * answer. For any number of threads.
 */
public final class GraphCache {

  private static final int MOST = 4;

  private final Map<URI, Tagged> graphs = new LinkedHashMap<>(MOST, 0.75f, true);

  record Tagged(String etag, FetchedGraph graph) {}

  synchronized Optional<Tagged> get(URI uri) {
    return Optional.ofNullable(graphs.get(uri));
  }

  synchronized void put(URI uri, Tagged graph) {
    graphs.put(uri, graph);
    if (graphs.size() > MOST) {
      graphs.remove(graphs.keySet().iterator().next());
    }
  }

  synchronized void remove(URI uri) {
    graphs.remove(uri);
  }
}
