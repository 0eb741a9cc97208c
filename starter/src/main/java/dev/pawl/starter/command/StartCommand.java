package dev.pawl.starter.command;

import dev.pawl.planner.plan.Plan.Blocker;
import dev.pawl.starter.check.Checker;
import dev.pawl.starter.cli.ClusterOptions;
import dev.pawl.starter.cli.ExitCode;
import dev.pawl.starter.cli.OutputOption;
import dev.pawl.starter.cli.UserError;
import dev.pawl.starter.cli.UserError.Problem;
import dev.pawl.starter.engine.UpgradeEntry;
import dev.pawl.starter.engine.UpgradeStarter;
import dev.pawl.starter.output.Terminal;
import dev.pawl.starter.plan.AgreedPlan;
import dev.pawl.starter.plan.PlanMaker;
import dev.pawl.starter.plan.Planned;
import dev.pawl.worker.TemporalConnection;
import dev.pawl.workflows.ClusterUpgradeWorkflow.Start;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Begins an upgrade. */
@Command(name = "start", description = "Start an upgrade; a worker carries it out")
public final class StartCommand extends CommandBase {

  @Option(
      names = {"-f", "--filename"},
      paramLabel = "FILE",
      required = true,
      description = "the upgrade.yaml")
  private Path file;

  @Option(
      names = {"-w", "--watch"},
      description = "follow it to its end")
  private boolean watch;

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description =
          "the plan that was agreed on, as 'pawl plan -o json' printed it: nothing is started where"
              + " the plan is another one now")
  private Path agreed;

  @Mixin private ClusterOptions cluster;
  @Mixin private OutputOption output;

  public StartCommand(Terminal terminal) {
    super(terminal);
  }

  /** What {@code -o json} prints, when nobody watches. */
  record Started(
      String name, String id, String workflowId, String runId, String from, String target) {}

  @Override
  public Integer call() throws InterruptedException {
    Planned planned = PlanMaker.plan(file, cluster);
    refuseBlocked(planned);
    refuseOpenPatches(planned);
    if (agreed != null) {
      AgreedPlan.read(agreed).mustStillHold(planned.plan());
    }
    try (TemporalConnection temporal = TemporalConnection.open()) {
      UpgradeStarter starter = new UpgradeStarter(temporal);
      starter.makeSureOfWorker();
      starter.makeSureNoneRuns(planned.state().uid());
      refuseBlocked(Checker.settled(planned, cluster));
      Start start = UpgradeStarter.request(planned, temporal);
      UpgradeEntry entry = starter.start(start);
      if (watch) {
        output.people(terminal()).out().println("started " + entry.name());
        return new WatchRun(temporal, terminal(), output).follow(entry);
      }
      output.print(terminal(), started(start, entry), () -> lines(entry));
      return ExitCode.CLEAR;
    }
  }

  private static Started started(Start start, UpgradeEntry entry) {
    return new Started(
        entry.name(),
        start.upgrade().id(),
        entry.workflowId(),
        entry.runId(),
        start.plan().from().toString(),
        start.plan().target().toString());
  }

  private static List<String> lines(UpgradeEntry entry) {
    return List.of(
        "started %s (%s)".formatted(entry.name(), entry.workflowId()),
        "'pawl status %s --watch' follows it".formatted(entry.name()));
  }

  /** Which patch of a minor in between is meant is the user's to say: Pawl does not guess. */
  private static void refuseOpenPatches(Planned planned) {
    List<String> open = planned.plan().openMinors();
    if (!open.isEmpty()) {
      Problem problem =
          planned
              .file()
              .problem(
                  "spec.target.via",
                  "the way from %s to %s leads through %s, and its patch is not named"
                      .formatted(
                          planned.plan().from(), planned.plan().target(), String.join(", ", open)),
                  "write `via: [%s.PATCH]` with the patch to stop at. Nothing was changed"
                      .formatted(String.join(".PATCH, ", open)));
      throw planned.file().refused(List.of(problem), ExitCode.USAGE);
    }
  }

  /** What the plan says, and later what checks find. */
  private static void refuseBlocked(Planned planned) {
    if (planned.blocked()) {
      throw new UserError(
          "it must not be started as things are; nothing was changed",
          ExitCode.BLOCKED,
          planned.blockers().stream().map(StartCommand::problem).toList());
    }
  }

  private static Problem problem(Blocker blocker) {
    return new Problem(
        null, null, blocker.id(), blocker.message(), String.join(", ", blocker.unnamed()));
  }
}
