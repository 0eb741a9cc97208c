package dev.pawl.simulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Makes Status objects. */
public final class Statuses {
  private Statuses() {}

  public static ObjectNode failure(int code, String reason, String message) {
    ObjectNode status = base("Failure");
    status.put("message", message);
    if (!reason.isEmpty()) {
      status.put("reason", reason);
    }
    return status.put("code", code);
  }

  public static ObjectNode success() {
    return base("Success");
  }

  /** Success of a deletion, with what was deleted. */
  public static ObjectNode deleted(ObjectKey key, String uid) {
    ObjectNode status = details(success(), key);
    status.withObject("/details").put("uid", uid);
    return status;
  }

  static ObjectNode details(ObjectNode status, ObjectKey key) {
    ObjectNode details = status.withObject("/details").put("name", key.name());
    if (!key.type().group().isEmpty()) {
      details.put("group", key.type().group());
    }
    // The real field is called kind and holds the resource.
    details.put("kind", key.type().plural());
    return status;
  }

  static ObjectNode cause(ObjectNode status, String reason, String message, String field) {
    ObjectNode cause =
        Trees.list(Trees.child(status, "details"), "causes")
            .addObject()
            .put("reason", reason)
            .put("message", message);
    if (!field.isEmpty()) {
      cause.put("field", field);
    }
    return status;
  }

  private static ObjectNode base(String result) {
    ObjectNode status = Trees.object().put("kind", "Status").put("apiVersion", "v1");
    status.putObject("metadata");
    return status.put("status", result);
  }
}
