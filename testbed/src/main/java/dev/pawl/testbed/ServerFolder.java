package dev.pawl.testbed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A folder in which servers run: {@code bin} scripts, {@code run} pid files, {@code logs}. A
 * watchdog process ends the servers when this JVM is gone, even when it was killed.
 */
final class ServerFolder implements AutoCloseable {
  private static final Duration SHORT = Duration.ofSeconds(30);
  private static final List<String> SCRIPTS = List.of("processes.sh", "watchdog.sh", "kube.sh");

  private final Path dir;

  private ServerFolder(Path dir) {
    this.dir = dir;
  }

  /**
   * Makes the folder ready and starts its watchdog.
   *
   * @param dir is made when absent; must not have held servers before
   */
  static ServerFolder open(Path dir) {
    ServerFolder folder = new ServerFolder(dir.toAbsolutePath().normalize());
    try {
      Files.createDirectories(folder.dir.resolve("bin"));
      Files.createDirectories(folder.dir.resolve("logs"));
      Files.createDirectory(folder.dir.resolve("run"));
      for (String script : SCRIPTS) {
        folder.writeExecutable("bin/" + script, resource(script));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a folder for servers of " + dir, e);
    }
    folder.startWatchdog();
    return folder;
  }

  Path path(String name) {
    return dir.resolve(name);
  }

  void write(String name, String text) {
    try {
      Path file = dir.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path writeExecutable(String name, String text) {
    write(name, text);
    try {
      return Files.setPosixFilePermissions(
          dir.resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(String name) {
    try {
      return Files.readString(dir.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a server that must not be a child of ours; does nothing when it runs. */
  void launch(String name, List<String> command) {
    List<String> arguments = new ArrayList<>(List.of("launch", name));
    arguments.addAll(command);
    call("processes.sh", SHORT, arguments.toArray(String[]::new));
  }

  void stop(String name) {
    call("processes.sh", SHORT, "stop", name);
  }

  void killHard(String name) {
    call("processes.sh", SHORT, "kill", name);
  }

  boolean isAlive(String name) {
    return run("processes.sh", SHORT, "alive", name).exitCode() == 0;
  }

  /** Kills all servers, for good. */
  @Override
  public void close() {
    call("processes.sh", SHORT, "close");
  }

  /** Calls one of our scripts and returns what it printed; a failure carries its words. */
  String call(String script, Duration limit, String... arguments) {
    Shell.Result result = run(script, limit, arguments);
    if (result.exitCode() != 0) {
      throw new TestbedException(
          script + " " + String.join(" ", arguments) + ": " + result.stderr().strip());
    }
    return result.stdout();
  }

  private Shell.Result run(String script, Duration limit, String... arguments) {
    List<String> command =
        new ArrayList<>(List.of("bash", dir.resolve("bin/" + script).toString()));
    Collections.addAll(command, arguments);
    return Shell.run(command, Map.of("PAWL_TESTBED_DIR", dir.toString()), "", limit);
  }

  private void startWatchdog() {
    ProcessHandle self = ProcessHandle.current();
    String log = dir.resolve("logs/watchdog.log").toString();
    List<String> command =
        List.of(
            "setsid",
            "--fork",
            "bash",
            "-c",
            "exec bash \"$@\" >>\"$0\" 2>&1 </dev/null",
            log,
            dir.resolve("bin/watchdog.sh").toString(),
            Long.toString(self.pid()),
            startTicks(self.pid()));
    Shell.Result result = Shell.run(command, Map.of("PAWL_TESTBED_DIR", dir.toString()), "", SHORT);
    if (result.exitCode() != 0) {
      throw new TestbedException("no watchdog: " + result.stderr());
    }
  }

  /**
   * When a process began, as /proc tells it: field 22, counted from behind the name, which may hold
   * spaces.
   */
  private static String startTicks(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[19];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String resource(String name) {
    try (InputStream in = ServerFolder.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
