package dev.pawl.starter.command;

import dev.pawl.starter.check.Checker;
import dev.pawl.starter.cli.ClusterOptions;
import dev.pawl.starter.cli.ExitCode;
import dev.pawl.starter.cli.OutputOption;
import dev.pawl.starter.output.Terminal;
import dev.pawl.starter.plan.ExplainedDocument;
import dev.pawl.starter.plan.PlanDocument;
import dev.pawl.starter.plan.PlanExplained;
import dev.pawl.starter.plan.PlanMaker;
import dev.pawl.starter.plan.PlanText;
import dev.pawl.starter.plan.Planned;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What will happen. Needs the cluster only. */
@Command(
    name = "plan",
    description = "Show what will happen, how long it takes, what can be taken back, what blocks")
public final class PlanCommand extends CommandBase {

  @Option(
      names = {"-f", "--filename"},
      paramLabel = "FILE",
      required = true,
      description = "the upgrade.yaml")
  private Path file;

  @Option(
      names = "--explain",
      description = "say of each step what triggers it, why it is there, and which rule decided")
  private boolean explain;

  @Mixin private ClusterOptions cluster;
  @Mixin private OutputOption output;

  public PlanCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  public Integer call() {
    Planned planned = Checker.checked(PlanMaker.plan(file, cluster), cluster);
    if (explain) {
      output.print(terminal(), ExplainedDocument.of(planned), () -> PlanExplained.lines(planned));
    } else {
      output.print(terminal(), PlanDocument.of(planned), () -> PlanText.lines(planned));
    }
    return planned.blocked() ? ExitCode.BLOCKED : ExitCode.CLEAR;
  }
}
