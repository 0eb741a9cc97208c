package dev.pawl.activities.graph;

import dev.pawl.activities.graph.GraphCache.Tagged;
import dev.pawl.activities.graph.GraphLocation.InFile;
import dev.pawl.activities.graph.GraphLocation.Url;
import dev.pawl.activities.http.FetchException;
import dev.pawl.activities.http.HttpFetch;
import dev.pawl.activities.http.HttpFetch.Answer;
import dev.pawl.activities.http.Said;
import dev.pawl.planner.graph.GraphException;
import dev.pawl.planner.graph.GraphReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Reads update graphs from files and update services (S2.1), within a limit for time and one for
 * size. An update service is asked as OpenShift's is: {@code Accept: application/json}, errors as
 * {@code {kind, value}}.
 */
public final class GraphSource {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int MOST_BYTES = 32 * 1024 * 1024;
  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;

  private final HttpFetch http;
  private final int mostBytes;

  /** Within 30 s and 32 MiB. */
  public GraphSource() {
    this(TIMEOUT, MOST_BYTES);
  }

  /**
   * @param timeout for all of one fetch, redirects and body included
   * @param mostBytes of a graph's text
   */
  public GraphSource(Duration timeout, int mostBytes) {
    this.http = new HttpFetch("application/json", timeout, mostBytes);
    this.mostBytes = mostBytes;
  }

  /**
   * The graph as it is now; of an unchanged one the server only says so.
   *
   * @throws GraphSourceException where it cannot be had, or cannot be relied on
   */
  public FetchedGraph fetch(GraphLocation location, GraphCache cache) throws GraphSourceException {
    return location instanceof InFile file
        ? graph(bytes(file.path()), location)
        : fetch((Url) location, cache);
  }

  private FetchedGraph fetch(Url url, GraphCache cache) throws GraphSourceException {
    URI uri = url.address().uri();
    Optional<Tagged> known = cache.get(uri);
    Answer answer = answer(url, known.map(Tagged::etag).orElse(""));
    if (answer.code() == NOT_MODIFIED && known.isPresent()) {
      return known.get().graph();
    }
    if (answer.code() != OK) {
      throw refusal(url, answer);
    }
    if (answer.content().isCut()) {
      throw tooBig(url);
    }
    String encoding = answer.headers().firstValue("Content-Encoding").orElse("identity");
    if (!encoding.equalsIgnoreCase("identity")) {
      throw GraphSourceException.lasting(
          "%s sends the graph compressed, which it was not asked for".formatted(url.shown()));
    }
    FetchedGraph graph = graph(answer.content().bytes(), url);
    answer
        .headers()
        .firstValue("ETag")
        .ifPresentOrElse(etag -> cache.put(uri, new Tagged(etag, graph)), () -> cache.remove(uri));
    return graph;
  }

  private Answer answer(Url url, String etag) throws GraphSourceException {
    try {
      return http.get(url.address(), etag);
    } catch (FetchException e) {
      throw GraphSourceException.of(e.getMessage(), e.isPassing());
    }
  }

  private static GraphSourceException refusal(Url url, Answer answer) {
    String said = UpdateServiceError.in(answer.content());
    String message =
        "%s answers HTTP %d%s"
            .formatted(url.shown(), answer.code(), said.isEmpty() ? "" : ": " + said);
    return GraphSourceException.of(message, answer.isPassing());
  }

  private byte[] bytes(Path path) throws GraphSourceException {
    if (!Files.exists(path)) {
      throw GraphSourceException.lasting("there is no file " + path);
    }
    if (!Files.isRegularFile(path)) {
      throw GraphSourceException.lasting(path + " is no file that a graph could be read from");
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(mostBytes);
      if (in.read() >= 0) {
        throw tooBig(new InFile(path));
      }
      return bytes;
    } catch (IOException e) {
      throw GraphSourceException.lasting("%s cannot be read: %s".formatted(path, Said.by(e)), e);
    }
  }

  private GraphSourceException tooBig(GraphLocation location) {
    return GraphSourceException.lasting(
        "the graph of %s is bigger than %,d bytes, which is the limit"
            .formatted(location.shown(), mostBytes));
  }

  private static FetchedGraph graph(byte[] bytes, GraphLocation location)
      throws GraphSourceException {
    try {
      return new FetchedGraph(new GraphReader().read(bytes), sha256(bytes));
    } catch (GraphException e) {
      throw GraphSourceException.lasting(
          "the graph of %s cannot be relied on:\n%s".formatted(location.shown(), e.getMessage()),
          e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
