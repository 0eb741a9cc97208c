package dev.pawl.activities.checks;

import dev.pawl.planner.check.Stage;
import java.util.Set;

/** The times at which checks run, by their cost and by what may change meanwhile. */
public final class When {

  /** What an upgrade under way does not change, or what costs much to look at. */
  public static final Set<Stage> ONCE = Set.of(Stage.BEFORE_ALL);

  /** Also at the end, to see whether the upgrade has made it worse. */
  public static final Set<Stage> AND_AFTER = Set.of(Stage.BEFORE_ALL, Stage.AFTER);

  /** Also right before the control plane is changed. */
  public static final Set<Stage> CONTROL_PLANE =
      Set.of(Stage.BEFORE_ALL, Stage.CONTROL_PLANE, Stage.AFTER);

  /** Also before each pool. */
  public static final Set<Stage> POOL = Set.of(Stage.BEFORE_ALL, Stage.POOL);

  /** Also before each pool, and at the end. */
  public static final Set<Stage> POOL_AND_AFTER = Set.of(Stage.BEFORE_ALL, Stage.POOL, Stage.AFTER);

  /** At every time but before single nodes. */
  public static final Set<Stage> ALWAYS =
      Set.of(Stage.BEFORE_ALL, Stage.CONTROL_PLANE, Stage.POOL, Stage.AFTER);

  private When() {}
}
