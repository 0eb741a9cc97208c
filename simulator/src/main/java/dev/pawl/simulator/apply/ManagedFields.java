package dev.pawl.simulator.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.simulator.store.Part;
import dev.pawl.simulator.store.ResourceType;
import dev.pawl.simulator.store.Trees;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The owners of an object's fields, as {@code metadata.managedFields} holds them. */
final class ManagedFields {
  private final Map<Manager, Set<FieldPath>> owned = new LinkedHashMap<>();
  private final Map<Manager, String> times = new LinkedHashMap<>();

  static ManagedFields read(JsonNode object) {
    ManagedFields fields = new ManagedFields();
    for (JsonNode entry : Trees.at(object, "metadata", "managedFields")) {
      Manager.Operation operation =
          Trees.text(entry, "operation").equals("Apply")
              ? Manager.Operation.APPLY
              : Manager.Operation.UPDATE;
      Part part = Trees.text(entry, "subresource").isEmpty() ? Part.MAIN : Part.STATUS;
      Manager manager = new Manager(Trees.text(entry, "manager"), operation, part);
      fields.owned.put(manager, FieldSets.read(entry.path("fieldsV1")));
      fields.times.put(manager, Trees.text(entry, "time"));
    }
    return fields;
  }

  boolean isEmpty() {
    return owned.isEmpty();
  }

  Set<FieldPath> of(Manager manager) {
    return owned.getOrDefault(manager, Set.of());
  }

  Set<Manager> managers() {
    return Set.copyOf(owned.keySet());
  }

  void set(Manager manager, Set<FieldPath> paths, String time) {
    if (paths.isEmpty()) {
      owned.remove(manager);
    } else if (!paths.equals(owned.get(manager))) {
      owned.put(manager, new LinkedHashSet<>(paths));
      times.put(manager, time);
    }
  }

  /** Takes fields away from everyone but one. */
  void takeFromOthers(Manager keeper, Set<FieldPath> paths) {
    for (Manager manager : managers()) {
      if (!manager.equals(keeper)) {
        owned.get(manager).removeAll(paths);
        if (owned.get(manager).isEmpty()) {
          owned.remove(manager);
        }
      }
    }
  }

  /** Whether anyone but one owns a field or something below it. */
  boolean isOwnedByOthers(Manager self, FieldPath path) {
    return owned.entrySet().stream()
        .filter(e -> !e.getKey().equals(self))
        .flatMap(e -> e.getValue().stream())
        .anyMatch(p -> p.startsWith(path.target()));
  }

  /** A manager as refusals name it. */
  String words(Manager manager, ResourceType type) {
    String subresource = manager.subresource();
    String name = "\"" + manager.name() + "\"";
    String with = subresource.isEmpty() ? name : name + " with subresource \"" + subresource + "\"";
    return switch (manager.operation()) {
      case APPLY -> with;
      case UPDATE -> with + " using " + type.apiVersion();
    };
  }

  void writeTo(ObjectNode object) {
    ObjectNode meta = Trees.metadata(object);
    String version = Trees.text(object, "apiVersion");
    if (owned.isEmpty()) {
      meta.remove("managedFields");
      return;
    }
    ArrayNode entries = meta.putArray("managedFields");
    owned.forEach(
        (manager, paths) -> {
          ObjectNode entry =
              entries
                  .addObject()
                  .put("manager", manager.name())
                  .put("operation", manager.operation().text())
                  .put("apiVersion", version)
                  .put("time", times.get(manager))
                  .put("fieldsType", "FieldsV1");
          entry.set("fieldsV1", FieldSets.write(paths));
          if (!manager.subresource().isEmpty()) {
            entry.put("subresource", manager.subresource());
          }
        });
  }
}
