package dev.pawl.activities.exec;

import dev.pawl.activities.step.Pulse;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.spec.Durations;
import dev.pawl.workflows.failure.StepFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a user's command and waits for its end.
 *
 * <p>The command reads one JSON document {@code {upgrade, action, from, to, node?, attempt}} and
 * then the end of its input; it prints what {@link ExecReply} reads and ends with exit code 0. It
 * inherits the worker's environment. On timeout, or when the step is stopped, everything it started
 * is killed. What it printed goes to a file on the worker that only its user can read; into a
 * failure, and so into a history, go exit code, message and the file's name.
 */
public final class ExecDriver {

  private static final Logger log = LoggerFactory.getLogger(ExecDriver.class);

  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration LAST_OUTPUT = Duration.ofSeconds(1);
  private static final String EXPECTED = "expected {} or {\"message\": \"…\"} there";

  private final Path folder;

  /**
   * @param folder for what commands print; made where it is missing
   */
  public ExecDriver(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  /**
   * Runs it once.
   *
   * @return what the command said
   * @throws io.temporal.failure.ApplicationFailure EXEC_FAILED
   * @throws io.temporal.client.ActivityCompletionException when the pulse says stop; the command
   *     has been killed by then
   */
  public ExecReply.Said run(ExecRun run, Pulse pulse) {
    pulse.check();
    String program = run.command().get(0);
    Program.problem(program, System.getenv("PATH"))
        .ifPresent(
            why -> {
              throw failure(run, "could not be started: " + why + ".");
            });
    OutputFile file = OutputFile.create(folder, run);
    boolean keep = true;
    try {
      ExecReply.Said said = run(run, file, pulse);
      keep = false;
      return said;
    } finally {
      if (keep) {
        file.close();
      } else {
        file.discard();
      }
    }
  }

  private ExecReply.Said run(ExecRun run, OutputFile file, Pulse pulse) {
    ProcessTree tree = start(run, file);
    Process process = tree.process();
    Pump stdout = new Pump("stdout", process.getInputStream(), file);
    Pump stderr = new Pump("stderr", process.getErrorStream(), file);
    stdout.start();
    stderr.start();
    feed(process, ExecInput.of(run));
    if (!await(tree, run.timeout(), pulse)) {
      String limit = Durations.format(run.timeout());
      throw failure(
          run, "did not end within its timeout of " + limit + " and was killed." + where(file));
    }
    stdout.settle(LAST_OUTPUT);
    stderr.settle(LAST_OUTPUT);
    return judge(run, process.exitValue(), stdout, file);
  }

  private static ProcessTree start(ExecRun run, OutputFile file) {
    try {
      ProcessTree tree = ProcessTree.start(new ProcessBuilder(), run.command());
      log.atInfo()
          .addKeyValue("upgrade", run.upgrade())
          .addKeyValue("node", run.node())
          .addKeyValue("action", run.action())
          .addKeyValue("attempt", run.attempt())
          .addKeyValue("pid", tree.process().pid())
          .addKeyValue("output", file.path())
          .log("command started");
      return tree;
    } catch (IOException e) {
      throw failure(run, "could not be started: " + e.getMessage() + ".");
    }
  }

  /** On a thread of its own: a command that does not read must not stop the wait for it. */
  private static void feed(Process process, byte[] input) {
    Thread feeder =
        new Thread(
            () -> {
              try (OutputStream in = process.getOutputStream()) {
                in.write(input);
              } catch (IOException e) {
                // It ended, or closed its input, without reading; that is its right.
              }
            },
            "exec-stdin");
    feeder.setDaemon(true);
    feeder.start();
  }

  /** Returns whether it ended in time; if not, or when the step is stopped, nothing is left. */
  private static boolean await(ProcessTree tree, Duration timeout, Pulse pulse) {
    Process process = tree.process();
    long until = System.nanoTime() + timeout.toNanos();
    boolean ended = false;
    var onExit = process.onExit().thenRun(pulse::wake);
    try {
      while (process.isAlive() && System.nanoTime() < until) {
        Duration left = Duration.ofNanos(Math.max(1_000_000, until - System.nanoTime()));
        pulse.pause(left.compareTo(LOOK) < 0 ? left : LOOK);
      }
      ended = !process.isAlive();
    } finally {
      onExit.cancel(false);
      if (!ended) {
        tree.end();
      }
    }
    return ended;
  }

  private static ExecReply.Said judge(ExecRun run, int exit, Pump stdout, OutputFile file) {
    ExecReply reply = ExecReply.read(stdout.text(), stdout.whole(), run.action());
    if (exit != 0) {
      String message = reply instanceof ExecReply.Said said ? said.message() : null;
      String said = message == null ? "" : " and said: " + message;
      String end = said.endsWith(".") ? "" : ".";
      throw failure(run, "ended with exit code " + exit + said + end + where(file));
    }
    if (reply instanceof ExecReply.Unreadable unreadable) {
      throw failure(
          run,
          "ended with exit code 0, but "
              + unreadable.problem()
              + "; "
              + EXPECTED
              + "."
              + where(file));
    }
    return (ExecReply.Said) reply;
  }

  private static String where(OutputFile file) {
    return " What it printed is in " + file.path() + " on worker " + WorkerName.get() + ".";
  }

  private static RuntimeException failure(ExecRun run, String what) {
    String on = run.node() == null ? "" : ", node " + run.node();
    String sentence =
        "Command %s (%s%s, attempt %d) %s"
            .formatted(
                run.command().get(0),
                run.action().name().toLowerCase(Locale.ROOT),
                on,
                run.attempt(),
                what);
    return StepFailure.of(
        run.node() == null
            ? new Hold(HoldCode.EXEC_FAILED, sentence)
            : new Hold(HoldCode.EXEC_FAILED, sentence, "Node/" + run.node()));
  }
}
