package dev.pawl.starter.cli;

/** What the shell is told; scripts rely on it. */
public final class ExitCode {

  /** Done, or nothing in the way. */
  public static final int CLEAR = 0;

  /** Pawl was used wrongly, or something it needs is not there. */
  public static final int USAGE = 1;

  /** Watched to the end: Failed, Aborted or RollbackIncomplete. */
  public static final int FAILED = 2;

  /** Watched to the end: RolledBack. */
  public static final int ROLLED_BACK = 3;

  /** Watched, and nothing has moved for more than five minutes. */
  public static final int HELD = 4;

  /** The plan must not be started as things are; nothing was changed. */
  public static final int BLOCKED = 5;

  private ExitCode() {}
}
