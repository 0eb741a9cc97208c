package dev.pawl.starter.engine;

/** What an upgrade's memo holds: what lists show without asking a worker. */
final class MemoKeys {

  static final String NAME = "name";
  static final String STARTED_BY = "startedBy";
  static final String CONTEXT = "context";

  private MemoKeys() {}
}
