package dev.pawl.workflows;

import dev.pawl.planner.rollout.Turn;
import dev.pawl.workflows.activity.PoolActivities;
import dev.pawl.workflows.activity.PoolActivities.DecideRequest;
import dev.pawl.workflows.activity.PoolActivities.Look;
import dev.pawl.workflows.activity.PoolActivities.PoolRef;
import dev.pawl.workflows.failure.StepFailure;
import dev.pawl.workflows.status.PoolConcurrency;
import io.temporal.failure.ActivityFailure;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks at a pool, in one activity that asks the RolloutPlanner what comes next. */
final class PoolLooks {

  private final PoolInput input;
  private final PoolMemory memory;

  PoolLooks(PoolInput input, PoolMemory memory) {
    this.input = input;
    this.memory = memory;
  }

  /**
   * What comes next; empty where the look failed, which is a hold then, or was called off.
   *
   * @param overtaken whether there is news: a look that waits for a change is called off then
   */
  Optional<Turn> decide(Supplier<Boolean> overtaken) {
    String step = "decide/" + input.pool().pool().name();
    boolean untilChange = memory.idle() && memory.holds().all().isEmpty();
    DecideRequest request = request(untilChange);
    PoolActivities activities = Steps.stub(PoolActivities.class, "decide what comes next");
    memory.begins(step, Steps.now());
    try {
      Look look =
          Interruptible.call(activities::decide, request, () -> untilChange && overtaken.get());
      memory.sight().reaches(look.revision());
      return Optional.of(look.turn());
    } catch (CalledOff overtakenByNews) {
      memory.sight().lost();
      return Optional.empty();
    } catch (ActivityFailure failure) {
      memory.sight().lost();
      memory.fails(step, StepFailure.holdOf(failure, step), Steps.now());
      return Optional.empty();
    } finally {
      memory.ends(step);
    }
  }

  private DecideRequest request(boolean untilChange) {
    return new DecideRequest(
        atConcurrency(),
        memory.goal(),
        input.target(),
        input.origin(),
        input.desired(),
        memory.canary(),
        memory.inFlight(),
        input.windows(),
        input.letBe(),
        memory.sight().asOf(),
        untilChange);
  }

  /** With the numbers that hold now. */
  private PoolRef atConcurrency() {
    PoolRef pool = input.pool();
    return new PoolRef(pool.upgrade(), pool.pool().at(concurrency().numbers()));
  }

  /** How many nodes may be under way at once now. */
  PoolConcurrency concurrency() {
    return Objects.requireNonNullElseGet(
        memory.concurrency(), () -> PoolConcurrency.ofSpec(input.pool().pool()));
  }
}
