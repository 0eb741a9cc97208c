package dev.pawl.starter.command;

import dev.pawl.starter.cli.UserError;
import dev.pawl.starter.engine.HeldStep;
import dev.pawl.starter.engine.Reading;
import dev.pawl.starter.engine.StatusReader;
import dev.pawl.starter.output.Terminal;
import dev.pawl.workflows.status.UpgradeStatus;
import picocli.CommandLine.Parameters;

/** Something that is said about a held step. */
abstract class StepCommand extends OrderCommand {

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "STEP",
      description = "such as surge/ip-10-0-3-7; needed where several are held")
  private String step;

  private final String word;
  private final String sentence;

  private final Finder finder;

  /** Finds the step that is meant. */
  interface Finder {
    HeldStep find(String upgradeId, UpgradeStatus merged, String word);
  }

  /**
   * @param word the update's name
   * @param sentence with places for step and upgrade
   */
  StepCommand(Terminal terminal, String word, String sentence, Finder finder) {
    super(terminal);
    this.word = word;
    this.sentence = sentence;
    this.finder = finder;
  }

  @Override
  final Done order(Call call) {
    try (StatusReader reader = new StatusReader(call.temporal())) {
      Reading reading = reader.readRunning(call.entry());
      if (!reading.live()) {
        throw new UserError(reading.silence());
      }
      HeldStep held = finder.find(call.entry().workflowId(), reading.status(), step);
      call.orders().tell(call.entry(), held.workflowId(), word, held.step());
      return call.done(word, held.step(), sentence.formatted(held.step(), call.entry().name()));
    }
  }
}
