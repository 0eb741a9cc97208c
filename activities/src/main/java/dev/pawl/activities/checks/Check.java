package dev.pawl.activities.checks;

import dev.pawl.planner.check.Found;

/** Looks for one kind of trouble. Has no state, writes nothing, and may be run at any time. */
public interface Check {

  About about();

  /**
   * Looks. What cannot be read may be thrown, and makes the whole check unknown.
   *
   * @throws UnreadableException from the view
   */
  Found look(View view);
}
