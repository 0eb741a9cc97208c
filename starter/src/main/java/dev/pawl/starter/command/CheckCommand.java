package dev.pawl.starter.command;

import dev.pawl.starter.check.CheckFormat;
import dev.pawl.starter.check.CheckText;
import dev.pawl.starter.check.Checked;
import dev.pawl.starter.check.Checker;
import dev.pawl.starter.cli.ClusterOptions;
import dev.pawl.starter.cli.ExitCode;
import dev.pawl.starter.cli.VersionText;
import dev.pawl.starter.output.Terminal;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is in an upgrade's way. Needs the cluster only, and changes nothing. */
@Command(
    name = "check",
    description = "Look for whatever would stop an upgrade half-way; changes nothing")
public final class CheckCommand extends CommandBase {

  @Option(
      names = {"-f", "--filename"},
      paramLabel = "FILE",
      required = true,
      description = "the upgrade.yaml")
  private Path file;

  @Mixin private ClusterOptions cluster;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private CheckFormat format = CheckFormat.TABLE;

  public CheckCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  public Integer call() {
    Checked checked = Checker.check(file, cluster);
    format
        .document(checked, file, VersionText.version())
        .ifPresentOrElse(
            terminal().out()::print,
            () -> CheckText.lines(checked).forEach(terminal().out()::println));
    terminal().flush();
    return checked.blocked() ? ExitCode.BLOCKED : ExitCode.CLEAR;
  }
}
