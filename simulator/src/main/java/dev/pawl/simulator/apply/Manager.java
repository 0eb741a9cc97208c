package dev.pawl.simulator.apply;

import dev.pawl.simulator.store.Part;

/** Who writes, how, and which part: the key of an entry in managedFields. */
public record Manager(String name, Operation operation, Part part) {

  /** How it writes. */
  public enum Operation {
    APPLY("Apply"),
    UPDATE("Update");

    private final String text;

    Operation(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  String subresource() {
    return switch (part) {
      case MAIN -> "";
      case STATUS -> "status";
    };
  }
}
