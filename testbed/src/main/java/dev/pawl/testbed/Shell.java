package dev.pawl.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a command to its end. */
final class Shell {
  private Shell() {}

  /** What a command left behind. */
  record Result(int exitCode, String stdout, String stderr) {}

  /**
   * Runs a command. Its output goes through files, so that a grandchild that keeps a pipe open
   * cannot hold us.
   *
   * @param more added to the environment, from which everything Temporal's clients would read is
   *     taken away
   * @throws TestbedException when it runs longer than {@code limit}; it is killed
   */
  static Result run(List<String> command, Map<String, String> more, String stdin, Duration limit) {
    try {
      Path in = Files.createTempFile("testbed", ".in");
      Path out = Files.createTempFile("testbed", ".out");
      Path err = Files.createTempFile("testbed", ".err");
      try {
        Files.writeString(in, stdin);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("TEMPORAL_"));
        builder.environment().putAll(more);
        builder.redirectInput(in.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
        int code = await(builder.start(), command, limit);
        return new Result(code, text(out), text(err));
      } finally {
        Files.deleteIfExists(in);
        Files.deleteIfExists(out);
        Files.deleteIfExists(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + command, e);
    }
  }

  private static int await(Process process, List<String> command, Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new TestbedException("still running after " + limit + ": " + command);
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TestbedException("interrupted while waiting for " + command, e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
