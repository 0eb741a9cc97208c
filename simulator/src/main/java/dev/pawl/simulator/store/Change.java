package dev.pawl.simulator.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * One write. {@code before} is null for ADDED; {@code after} of DELETED is the last state, at the
 * resource version of the deletion.
 */
public record Change(Kind kind, long resourceVersion, Stored before, Stored after) {

  /** What happened; the names are those of watch events. */
  public enum Kind {
    ADDED,
    MODIFIED,
    DELETED
  }

  public ObjectKey key() {
    return after.key();
  }

  public ResourceType type() {
    return after.key().type();
  }

  public boolean is(ResourceType type) {
    return type().equals(type);
  }

  /** The state before, a missing node for ADDED. */
  public JsonNode old() {
    return before == null ? MissingNode.getInstance() : before.tree();
  }

  /** The state after; of DELETED the last state. */
  public JsonNode now() {
    return after.tree();
  }
}
