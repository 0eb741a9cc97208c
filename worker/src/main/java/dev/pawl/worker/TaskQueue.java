package dev.pawl.worker;

/** Where workers and the command line meet. */
public final class TaskQueue {

  /** The task queue of workflows and activities alike. */
  public static final String NAME = "pawl";

  private TaskQueue() {}
}
