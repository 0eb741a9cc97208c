package dev.pawl.worker;

import java.io.PrintStream;

/** The worker as a program of its own, for images that hold nothing else. */
public final class WorkerMain {

  private static final int WRONG_USE = 1;

  private static final String USAGE =
      """
      Usage: pawl-worker [--http HOST:PORT]
      Carries out upgrades until SIGTERM; waits for an absent Temporal.
        --http          health and metrics (PAWL_HTTP; 127.0.0.1:9640; port 0 for any free one)
        PAWL_WORK_DIR   for the output of commands ($XDG_STATE_HOME/pawl)
        PAWL_KUBE_QPS   requests a second to each cluster at most (400)
        PAWL_LOG        ERROR, WARN, INFO or DEBUG (INFO)
        TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE and what else Temporal's clients know
        KUBECONFIG      the clusters""";

  private WorkerMain() {}

  public static void main(String[] args) {
    int code = run(args, System.out, System.err);
    if (code != 0) {
      System.exit(code);
    }
  }

  private static int run(String[] args, PrintStream out, PrintStream err) {
    if (args.length == 1 && (args[0].equals("--help") || args[0].equals("-h"))) {
      out.println(USAGE);
      return 0;
    }
    if (args.length != 0 && !(args.length == 2 && args[0].equals("--http"))) {
      err.println(USAGE);
      return WRONG_USE;
    }
    try {
      return WorkerProcess.run(
          WorkerConfig.from(System.getenv(), args.length == 2 ? args[1] : null));
    } catch (ConfigException | TemporalUnavailable e) {
      err.println("pawl-worker: " + e.getMessage());
      return WRONG_USE;
    }
  }
}
