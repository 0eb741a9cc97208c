package dev.pawl.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A Temporal dev server with its Web UI and a database on disk. It keeps its ports and its database
 * over {@link #killHard()} and {@link #restart()}, as a server that crashes and comes back does.
 */
public final class TemporalServer implements AutoCloseable {
  private static final String NAME = "temporal";
  private static final Duration READY = Duration.ofSeconds(60);
  private static final Duration CLI = Duration.ofSeconds(20);

  private final ServerFolder folder;
  private final Path program;
  private final List<String> moreFlags;
  private final int port;
  private final int uiPort;
  private final int metricsPort;
  private final int httpPort;

  private TemporalServer(ServerFolder folder, Path program, List<String> moreFlags) {
    List<Integer> ports = Ports.free(4);
    this.folder = folder;
    this.program = program;
    this.moreFlags = List.copyOf(moreFlags);
    this.port = ports.get(0);
    this.uiPort = ports.get(1);
    this.metricsPort = ports.get(2);
    this.httpPort = ports.get(3);
  }

  /** As {@link #start(Path, List)}, with no more flags. */
  public static TemporalServer start(Path dir) {
    return start(dir, List.of());
  }

  /**
   * Starts a server and waits until its namespace {@code default} answers.
   *
   * @param dir for the database and logs; made when absent, not used by another server before
   * @param moreFlags for {@code temporal server start-dev}, such as {@code
   *     --search-attribute=PawlState=Keyword}
   * @throws TestbedUnavailable when there is no program
   * @throws TestbedException when it is not ready within a minute; nothing is left running
   */
  public static TemporalServer start(Path dir, List<String> moreFlags) {
    Path program = ServerBinaries.locate().temporal();
    TemporalServer server = new TemporalServer(ServerFolder.open(dir), program, moreFlags);
    try {
      server.restart();
      return server;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** For {@code TEMPORAL_ADDRESS}: {@code 127.0.0.1:port}. */
  public String address() {
    return "127.0.0.1:" + port;
  }

  /** The Web UI. */
  public URI uiUrl() {
    return URI.create("http://127.0.0.1:" + uiPort);
  }

  /** The server's own metrics, in Prometheus' format. */
  public URI metricsUrl() {
    return URI.create("http://127.0.0.1:" + metricsPort + "/metrics");
  }

  /** The database file; SQLite puts more files beside it. */
  public Path database() {
    return folder.path("temporal.db");
  }

  /** What the server printed. */
  public Path log() {
    return folder.path("logs/temporal.log");
  }

  public boolean isRunning() {
    return folder.isAlive(NAME);
  }

  /** Kills the server with {@code kill -9} and returns when it is gone. */
  public void killHard() {
    folder.killHard(NAME);
  }

  /**
   * Starts the server again on the same ports and database, ends it first where it runs, and waits
   * until it answers.
   */
  public void restart() {
    folder.stop(NAME);
    folder.launch(NAME, command());
    Await.until("Temporal answers on " + address() + ", log: " + log(), READY, this::answers);
  }

  /**
   * Deletes everything the server knew. It must not be running: kill it first, {@link #restart()}
   * after.
   */
  public void deleteDatabase() {
    if (isRunning()) {
      throw new IllegalStateException("the server is running; its database cannot be deleted");
    }
    try {
      for (String suffix : List.of("", "-wal", "-shm", "-journal")) {
        Files.deleteIfExists(folder.path("temporal.db" + suffix));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Runs the {@code temporal} command line against this server and returns what it printed.
   *
   * @throws TestbedException with its words, when it fails
   */
  public String cli(String... arguments) {
    Shell.Result result = look(arguments);
    if (result.exitCode() != 0) {
      throw new TestbedException(
          "temporal " + String.join(" ", arguments) + ": " + result.stderr().strip());
    }
    return result.stdout();
  }

  /** Kills the server. */
  @Override
  public void close() {
    folder.close();
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(program.toString(), "server", "start-dev", "--headless=false", "--log-level=warn"));
    command.addAll(List.of("--ip=127.0.0.1", "--ui-ip=127.0.0.1", "--db-filename=" + database()));
    command.addAll(List.of("--port=" + port, "--ui-port=" + uiPort));
    command.addAll(List.of("--metrics-port=" + metricsPort, "--http-port=" + httpPort));
    command.addAll(moreFlags);
    return command;
  }

  private boolean answers() {
    if (!isRunning()) {
      throw new TestbedException("Temporal ended by itself, see " + log());
    }
    return look("operator", "namespace", "describe", "--namespace=default").exitCode() == 0;
  }

  private Shell.Result look(String... arguments) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    Collections.addAll(command, arguments);
    command.add("--address=" + address());
    return Shell.run(command, Map.of(), "", CLI);
  }
}
