package dev.pawl.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** {@code ./pawl}, run as its users run it, with a heap of 512 MiB at most. */
record PawlProgram(Path folder, Path kubeconfig, String temporal) {

  private static final int PORT_TRIES = 1200;

  /** A worker that has said in its log that it is up. */
  Process worker() throws IOException {
    int port = freePort();
    Process worker = builder("worker", "--http", "127.0.0.1:" + port).start();
    for (int i = 0; i < PORT_TRIES && worker.isAlive(); i++) {
      if (healthy(port)) {
        return worker;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
    worker.destroyForcibly();
    throw new IllegalStateException("the worker did not come up, see " + folder);
  }

  void run(String... arguments) {
    try {
      Process process = builder(arguments).start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(
            "pawl %s ended with %d, see %s"
                .formatted(String.join(" ", arguments), process.exitValue(), folder));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private ProcessBuilder builder(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(launcher().toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("JAVA_TOOL_OPTIONS", "-Xmx512m");
    builder.environment().put("KUBECONFIG", kubeconfig.toString());
    builder.environment().put("TEMPORAL_ADDRESS", temporal);
    builder.environment().put("PAWL_WORK_DIR", folder.resolve("work").toString());
    builder.redirectErrorStream(true);
    builder.redirectOutput(
        ProcessBuilder.Redirect.appendTo(folder.resolve(arguments[0] + ".log").toFile()));
    return builder;
  }

  /** Of this tree; it builds what it runs when the sources are newer. */
  private static Path launcher() {
    Path here = Path.of("").toAbsolutePath();
    for (Path folder = here; folder != null; folder = folder.getParent()) {
      Path launcher = folder.resolve("pawl");
      if (Files.isExecutable(launcher) && Files.isRegularFile(launcher)) {
        return launcher;
      }
    }
    throw new IllegalStateException("no launcher pawl in " + here + " or above");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static boolean healthy(int port) {
    try {
      var request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/healthz")).build();
      var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
      return answer.statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
