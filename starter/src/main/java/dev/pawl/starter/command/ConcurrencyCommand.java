package dev.pawl.starter.command;

import dev.pawl.starter.cli.UserError;
import dev.pawl.starter.output.Terminal;
import dev.pawl.workflows.status.PoolConcurrency;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Has more, or fewer, nodes of a pool under way at once, while the upgrade runs. */
@Command(
    name = "concurrency",
    description =
        "Have more, or fewer, nodes of a pool under way at once. What is under way is not disturbed")
public final class ConcurrencyCommand extends OrderCommand {

  @Option(
      names = "--pool",
      required = true,
      paramLabel = "POOL",
      description = "one that runs, or whose turn comes")
  private String pool;

  @Option(
      names = "--max-surge",
      paramLabel = "N|%%",
      description = "machines above the pool's size; left out, it stays as it is")
  private String maxSurge;

  @Option(
      names = "--max-unavailable",
      paramLabel = "N|%%",
      description = "nodes below the pool's size; left out, it stays as it is")
  private String maxUnavailable;

  public ConcurrencyCommand(Terminal terminal) {
    super(terminal);
  }

  @Override
  Done order(Call call) {
    if (maxSurge == null && maxUnavailable == null) {
      throw new UserError("say what is to change: --max-surge, --max-unavailable, or both");
    }
    PoolConcurrency now =
        call.orders().setConcurrency(call.entry(), pool, maxSurge, maxUnavailable);
    return call.done(
        "concurrency",
        "pools/" + pool,
        "pool %s of %s: %s from now on".formatted(pool, call.entry().name(), now.numbers()));
  }
}
