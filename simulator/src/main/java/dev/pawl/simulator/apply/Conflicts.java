package dev.pawl.simulator.apply;

import dev.pawl.simulator.store.ApiError;
import dev.pawl.simulator.store.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Words a refusal as {@code apimachinery/pkg/util/managedfields/internal/conflict.go} does. */
final class Conflicts {
  private Conflicts() {}

  /** A refusal that names each field and, in words, its owner. */
  static ApiError refusal(ObjectKey key, Map<FieldPath, String> conflicts) {
    ApiError error = ApiError.about(key, 409, "Conflict", message(conflicts));
    for (Map.Entry<FieldPath, String> e : conflicts.entrySet()) {
      error =
          error.because("FieldManagerConflict", "conflict with " + e.getValue(), e.getKey().text());
    }
    return error;
  }

  private static String message(Map<FieldPath, String> conflicts) {
    if (conflicts.size() == 1) {
      Map.Entry<FieldPath, String> only = conflicts.entrySet().iterator().next();
      return "Apply failed with 1 conflict: conflict with %s: %s"
          .formatted(only.getValue(), only.getKey().text());
    }
    TreeMap<String, List<String>> byOwner = new TreeMap<>();
    conflicts.forEach(
        (path, owner) ->
            byOwner.computeIfAbsent(owner, o -> new ArrayList<>()).add("- " + path.text()));
    List<String> lines = new ArrayList<>();
    byOwner.forEach(
        (owner, paths) -> {
          lines.add("conflicts with %s:".formatted(owner));
          lines.addAll(paths);
        });
    return "Apply failed with %d conflicts: %s"
        .formatted(conflicts.size(), String.join("\n", lines));
  }
}
