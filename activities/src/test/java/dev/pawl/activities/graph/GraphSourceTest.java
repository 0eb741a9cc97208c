package dev.pawl.activities.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.net.httpserver.HttpExchange;
import dev.pawl.planner.graph.GraphException;
import dev.pawl.planner.graph.UpgradeGraph;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphSourceTest {

  private static final String GRAPH =
      "{\"nodes\": [{\"version\": \"1.35.1\"}, {\"version\": \"1.36.0\"}], \"edges\": [[0, 1]]}";
  private static final long GIGABYTE = 1L << 30;
  private static final int LIMIT = 1024 * 1024;

  private final GraphCache cache = new GraphCache();
  private final GraphSource source = new GraphSource(Duration.ofSeconds(20), LIMIT);
  private GraphServer server;

  @BeforeEach
  void start() throws IOException {
    server = new GraphServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  @DisplayName("S2.1: a graph from an update service")
  void shouldFetchAGraph() throws GraphSourceException {
    server.answers(200, GRAPH);

    FetchedGraph fetched = source.fetch(at("/v1/graph?arch=amd64").inChannel("stable 1"), cache);

    assertThat(fetched.graph().edgeCount()).isEqualTo(1);
    assertThat(fetched.sha256()).hasSize(64);
    assertThat(server.asked())
        .containsExactly(
            "/v1/graph?arch=amd64&channel=stable+1 accept=application/json if-none-match=null");
  }

  @Test
  @DisplayName("S2.1: a graph from a file")
  void shouldReadAFile(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("graph.json"), GRAPH);
    server.answers(200, GRAPH);

    FetchedGraph read = source.fetch(GraphLocation.parse(file.toString()).inChannel("s"), cache);

    assertThat(read.graph().edgeCount()).isEqualTo(1);
    assertThat(read.sha256()).isEqualTo(source.fetch(at("/"), cache).sha256());
  }

  @Test
  void shouldNotReadAnUnchangedGraphAgain() throws GraphSourceException {
    server.answers(200, GRAPH, "ETag: \"one\"");
    UpgradeGraph first = source.fetch(at("/"), cache).graph();
    server.answers(304, "");

    UpgradeGraph second = source.fetch(at("/"), cache).graph();
    source.fetch(at("/"), cache);

    assertThat(second).isSameAs(first);
    assertThat(server.asked())
        .extracting(a -> a.substring(a.indexOf("if-")))
        .containsExactly("if-none-match=null", "if-none-match=\"one\"", "if-none-match=\"one\"");
  }

  @Test
  void shouldReadAChangedGraph() throws GraphSourceException {
    server.answers(200, "{\"nodes\": []}", "ETag: \"one\"");
    source.fetch(at("/"), cache);
    server.answers(200, GRAPH, "ETag: \"two\"");

    assertThat(source.fetch(at("/"), cache).graph().edgeCount()).isEqualTo(1);

    source.fetch(at("/"), cache);
    assertThat(server.asked()).last().asString().endsWith("if-none-match=\"two\"");
  }

  @Test
  void shouldKeepAFewGraphsOnly() throws GraphSourceException {
    server.answers(200, GRAPH, "ETag: \"one\"");
    for (int i = 0; i < 5; i++) {
      source.fetch(at("/" + i), cache);
    }

    source.fetch(at("/4"), cache);
    source.fetch(at("/0"), cache);

    assertThat(server.asked().get(5)).endsWith("if-none-match=\"one\"");
    assertThat(server.asked().get(6)).endsWith("if-none-match=null");
  }

  @Test
  void shouldNotTakeAnOldGraphForTheAnswerOfABrokenServer() throws GraphSourceException {
    server.answers(200, GRAPH, "ETag: \"one\"");
    source.fetch(at("/"), cache);
    server.answers(503, "");

    assertThat(failure("/")).hasMessage(server.url("/") + " answers HTTP 503");
  }

  @ParameterizedTest(name = "HTTP {0}: {2}")
  @MethodSource("errors")
  void shouldPutAnErrorIntoWords(int code, String body, String words, boolean passing) {
    server.answers(code, body);

    GraphSourceException e = failure("/v1/graph?token=hush");

    assertThat(e).hasMessage(server.url("/v1/graph") + " answers HTTP " + code + words);
    assertThat(e.isPassing()).isEqualTo(passing);
  }

  static Stream<Arguments> errors() {
    return Stream.of(
        arguments(
            400,
            "{\"kind\": \"missing_params\", \"value\": \"channel is\\n missing\"}",
            ": missing_params: channel is  missing",
            false),
        arguments(404, "{\"kind\": \"version_not_found\"}", ": version_not_found", false),
        arguments(
            500,
            "{\"kind\": \"x\", \"value\": \"" + "y".repeat(500) + "\"}",
            ": x: " + "y".repeat(297) + "…",
            true),
        arguments(502, "<html>" + "z".repeat(200_000), "", true),
        arguments(429, "", "", true),
        arguments(403, "[]", "", false),
        arguments(204, "", "", false),
        arguments(304, "", "", false));
  }

  @Test
  void shouldRefuseABrokenGraphWithAllItsProblems() {
    server.answers(200, "{\"nodes\": [{}], \"edges\": [[0]]}");

    GraphSourceException e = failure("/");

    assertThat(e)
        .hasMessageStartingWith("the graph of " + server.url("/") + " cannot be relied on:\n")
        .hasMessageContaining("nodes[0]: the release has no version")
        .hasMessageContaining("edges[0]: expected an edge")
        .hasCauseInstanceOf(GraphException.class);
    assertThat(e.isPassing()).isFalse();
  }

  @Test
  void shouldNotReadAGigabyteThatIsAnnounced() throws InterruptedException {
    AtomicLong sent = new AtomicLong();
    CountDownLatch ended = new CountDownLatch(1);
    server.answers(exchange -> pour(exchange, GIGABYTE, sent, ended));

    assertThat(failure("/big")).hasMessage(tooBig("/big"));
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(sent).hasValueLessThan(GIGABYTE / 16);
  }

  @Test
  void shouldNotReadOnBeyondTheLimit() throws InterruptedException {
    AtomicLong sent = new AtomicLong();
    CountDownLatch ended = new CountDownLatch(1);
    // 0 is how this server is told to send chunks without saying how many
    server.answers(exchange -> pour(exchange, 0, sent, ended));

    assertThat(failure("/big")).hasMessage(tooBig("/big"));
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(sent).hasValueBetween((long) LIMIT, GIGABYTE / 16);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void shouldReadUpToTheLimitExactly(int over, @TempDir Path folder) throws Exception {
    String text = GRAPH + " ".repeat(LIMIT - GRAPH.length() + over);
    Path file = Files.writeString(folder.resolve("graph.json"), text);
    server.answers(200, text);

    if (over == 0) {
      assertThat(source.fetch(at("/"), cache).graph().edgeCount()).isEqualTo(1);
      assertThat(source.fetch(GraphLocation.parse(file.toString()), cache).graph().edgeCount())
          .isEqualTo(1);
    } else {
      assertThat(failure("/")).hasMessage(tooBig("/"));
      assertThat(failureOf(file.toString()))
          .hasMessage("the graph of %s is bigger than 1,048,576 bytes, which is the limit", file);
    }
  }

  @Test
  void shouldRefuseACompressedGraph() {
    server.answers(200, GRAPH, "Content-Encoding: gzip");

    assertThat(failure("/")).hasMessageContaining("sends the graph compressed");
  }

  @Test
  void shouldNotWaitForever() {
    GraphSource hasty = new GraphSource(Duration.ofMillis(300), LIMIT);
    CountDownLatch never = new CountDownLatch(1);
    server.answers(exchange -> await(never));

    assertTooSlow(hasty);
  }

  @Test
  void shouldNotWaitForeverForABodyThatDrips() {
    GraphSource hasty = new GraphSource(Duration.ofMillis(300), LIMIT);
    CountDownLatch never = new CountDownLatch(1);
    server.answers(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          await(never);
        });

    assertTooSlow(hasty);
  }

  private void assertTooSlow(GraphSource hasty) {
    GraphSourceException e =
        catchThrowableOfType(GraphSourceException.class, () -> hasty.fetch(at("/"), cache));
    assertThat(e).hasMessage(server.url("/") + " did not answer in full within 0.3s");
    assertThat(e.isPassing()).isTrue();
  }

  @Test
  void shouldSayThatNobodyAnswers() {
    server.close();

    GraphSourceException e = failure("/");

    assertThat(e).hasMessageStartingWith(server.url("/") + " cannot be reached: ");
    assertThat(e.isPassing()).isTrue();
  }

  @Test
  void shouldFollowARedirect() throws GraphSourceException {
    server.answers(
        exchange -> {
          if (exchange.getRequestURI().getPath().equals("/old")) {
            GraphServer.answer(exchange, 302, "", "Location: new");
          } else {
            GraphServer.answer(exchange, 200, GRAPH);
          }
        });

    assertThat(source.fetch(at("/old"), cache).graph().edgeCount()).isEqualTo(1);
    assertThat(server.asked())
        .containsExactly(
            "/old accept=application/json if-none-match=null",
            "/new accept=application/json if-none-match=null");
  }

  @ParameterizedTest(name = "to {0}: {1}")
  @MethodSource("redirects")
  void shouldRefuseARedirectElsewhere(String location, String words) {
    server.answers(307, "", "Location: " + location);

    assertThat(failure("/a"))
        .hasMessageStartingWith(server.url("/a") + " redirects")
        .hasMessageContaining(words)
        .hasMessageNotContaining("hunter2");
  }

  static Stream<Arguments> redirects() {
    return Stream.of(
        arguments("ftp://example.test/graph", "the new address cannot be fetched with ftp"),
        arguments("file:///etc/passwd", "the new address cannot be fetched with file"),
        arguments("http://u:hunter2@example.test/", "holds credentials"),
        arguments("http://a b:hunter2@c/", "to what is no URL"),
        arguments("/a", "more than 5 times"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("locations")
  void shouldRefuseLocationsWithoutQuotingThem(String text, String words) {
    assertThat(failureOf(text)).hasMessageStartingWith(words).hasMessageNotContaining("hunter2");
  }

  static Stream<Arguments> locations() {
    return Stream.of(
        arguments("https://u:hunter2@example.test/g", "the URL of the graph holds credentials"),
        arguments("https://hunter2@under_score/g", "the URL of the graph holds credentials"),
        arguments(
            "https://u:hunter2 @example.test/g",
            "the URL of the graph is not well formed: Illegal character in authority at character"),
        arguments("ftp://example.test/g", "the URL of the graph cannot be fetched with ftp"),
        arguments("file:///tmp/g", "the URL of the graph cannot be fetched with file"),
        arguments("http:///hunter2", "the URL of the graph"),
        arguments("http://h:70000/hunter2", "the URL of the graph names no host"),
        arguments("hunter2\u0000", "the path of the graph is none: Nul character"),
        arguments("/no/such/graph.json", "there is no file /no/such/graph.json"),
        arguments("/", "/ is no file that a graph could be read from"));
  }

  @Test
  void shouldAskForTheChannelOnce() throws GraphSourceException {
    assertThat(GraphLocation.parse("https://h/g?channel=mine").inChannel("s"))
        .isEqualTo(GraphLocation.parse("https://h/g?channel=mine"));
    assertThat(GraphLocation.parse("https://h/g").inChannel("a&b"))
        .isEqualTo(GraphLocation.parse("https://h/g?channel=a%26b"));
    assertThat(GraphLocation.parse("https://h/g?token=hush").shown()).isEqualTo("https://h/g");
  }

  private GraphLocation at(String path) throws GraphSourceException {
    return GraphLocation.parse(server.url(path));
  }

  private GraphSourceException failure(String path) {
    return failureOf(server.url(path));
  }

  private GraphSourceException failureOf(String location) {
    GraphSourceException e =
        catchThrowableOfType(
            GraphSourceException.class, () -> source.fetch(GraphLocation.parse(location), cache));
    assertThat(e).as("a failure").isNotNull();
    return e;
  }

  private String tooBig(String path) {
    return "the graph of %s is bigger than 1,048,576 bytes, which is the limit"
        .formatted(server.url(path));
  }

  private static void pour(
      HttpExchange exchange, long announced, AtomicLong sent, CountDownLatch ended) {
    byte[] part = new byte[64 * 1024];
    try (OutputStream body = open(exchange, announced)) {
      while (sent.get() < GIGABYTE) {
        body.write(part);
        sent.addAndGet(part.length);
      }
    } catch (IOException e) {
      // the client has gone, as it should
    } finally {
      ended.countDown();
    }
  }

  private static OutputStream open(HttpExchange exchange, long announced) throws IOException {
    exchange.sendResponseHeaders(200, announced);
    return exchange.getResponseBody();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
