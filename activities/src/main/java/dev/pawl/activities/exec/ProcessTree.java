package dev.pawl.activities.exec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process and all that came of it, to be ended together. A process can hide from each single way
 * of finding it: a grandchild whose parent has ended is nobody's descendant, one that opened a
 * session of its own has left the group. So all three are used: descendants, the process group
 * (where {@code setsid} is there to make one), and a mark in the environment that children inherit
 * (where {@code /proc} is there to read it).
 */
final class ProcessTree {

  private static final Logger log = LoggerFactory.getLogger(ProcessTree.class);

  private static final Path SETSID = Path.of("/usr/bin/setsid");
  private static final Path PROC = Path.of("/proc");
  private static final String MARK = "PAWL_EXEC_RUN";
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final int PASSES = 3;

  private final Process process;
  private final String mark;
  private final boolean group;

  private ProcessTree(Process process, String mark, boolean group) {
    this.process = process;
    this.mark = mark;
    this.group = group;
  }

  /**
   * @throws IOException when the program cannot be started
   */
  static ProcessTree start(ProcessBuilder builder, List<String> command) throws IOException {
    boolean group = Files.isExecutable(SETSID);
    String mark = UUID.randomUUID().toString();
    if (group) {
      // Started by us it leads no group yet, so it becomes the command without another fork.
      builder.command().clear();
      builder.command().add(SETSID.toString());
      builder.command().addAll(command);
    } else {
      builder.command(command);
    }
    builder.environment().put(MARK, mark);
    return new ProcessTree(builder.start(), mark, group);
  }

  Process process() {
    return process;
  }

  /** Ends all of it: asked first, then forced. Returns when nothing of it is found any more. */
  void end() {
    Set<ProcessHandle> found = find();
    signalGroup("TERM");
    found.forEach(ProcessHandle::destroy);
    await(found);
    // What it was forking while it was looked at is found by the next pass.
    for (int i = 0; i < PASSES; i++) {
      found.addAll(find());
      signalGroup("KILL");
      found.forEach(ProcessHandle::destroyForcibly);
      found.removeIf(h -> !h.isAlive());
      if (found.isEmpty() && find().isEmpty()) {
        return;
      }
      await(found);
    }
  }

  private Set<ProcessHandle> find() {
    Set<ProcessHandle> found = new LinkedHashSet<>();
    process.descendants().forEach(found::add);
    if (process.isAlive()) {
      found.add(process.toHandle());
    }
    found.addAll(marked());
    return found;
  }

  private Set<ProcessHandle> marked() {
    Set<ProcessHandle> found = new LinkedHashSet<>();
    if (!Files.isDirectory(PROC)) {
      return found;
    }
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path p : processes) {
        if (bearsMark(p.resolve("environ"))) {
          ProcessHandle.of(Long.parseLong(p.getFileName().toString()))
              .filter(ProcessHandle::isAlive)
              .ifPresent(found::add);
        }
      }
    } catch (IOException e) {
      log.atDebug().setCause(e).log("processes cannot be listed");
    }
    return found;
  }

  private boolean bearsMark(Path environ) {
    try {
      String text = new String(Files.readAllBytes(environ), StandardCharsets.ISO_8859_1);
      return text.contains(MARK + "=" + mark);
    } catch (IOException e) {
      // Ended meanwhile, or another user's.
      return false;
    }
  }

  private void signalGroup(String signal) {
    if (!group) {
      return;
    }
    try {
      new ProcessBuilder("sh", "-c", "kill -" + signal + " -" + process.pid())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (IOException e) {
      log.atDebug().setCause(e).log("no shell to signal the process group");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void await(Set<ProcessHandle> found) {
    long until = System.nanoTime() + GRACE.toNanos();
    for (ProcessHandle h : found) {
      try {
        h.onExit().get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        return;
      } catch (ExecutionException e) {
        log.atDebug().setCause(e).log("a process could not be waited for");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
