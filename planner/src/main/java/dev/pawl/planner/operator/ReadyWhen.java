package dev.pawl.planner.operator;

import java.util.Map;
import java.util.TreeMap;

/**
 * By what an operator is known to be done: all of it.
 *
 * @param conditions of {@code status.conditions}, type to status
 * @param path of a field; null where none counts
 * @param value that the field has then; null where none counts
 */
public record ReadyWhen(Map<String, String> conditions, JsonPath path, String value) {

  public ReadyWhen {
    conditions = conditions == null ? Map.of() : new TreeMap<>(conditions);
  }
}
