package dev.pawl.simulator.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.simulator.store.ApiError;
import dev.pawl.simulator.store.ObjectKey;
import dev.pawl.simulator.store.Part;
import dev.pawl.simulator.store.ResourceType;
import dev.pawl.simulator.store.Trees;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Server-side apply, and the bookkeeping for writes of other kinds.
 *
 * <ol>
 *   <li>A field that another manager owns with another value is a conflict: 409, or taken by force.
 *   <li>What is applied is merged into the object and owned by the applier.
 *   <li>What the applier owned before and no longer applies is removed, unless someone else owns
 *       it.
 *   <li>An update owns what it changes and takes it from everyone else.
 * </ol>
 */
public final class Ownership {
  // What a real apiserver calls the owner of an object that was never tracked.
  private static final String BEFORE_FIRST = "before-first-apply";

  private final ResourceType type;
  private final FieldSchema schema;
  private final String now;

  /**
   * @param now the time for entries of managedFields
   */
  public Ownership(ResourceType type, String now) {
    this.type = type;
    this.schema = new FieldSchema(type.kind());
    this.now = now;
  }

  /**
   * Applies a configuration.
   *
   * @param live the object, or an empty one when there is none
   * @throws ApiError 409 with a cause FieldManagerConflict per field
   */
  public ObjectNode apply(
      ObjectKey key, ObjectNode live, ObjectNode config, Manager manager, boolean force) {
    ObjectNode wanted = part(config, manager.part());
    ManagedFields fields = fieldsOf(live);
    Set<FieldPath> applied = FieldWalk.of(schema, wanted);
    Map<FieldPath, Manager> conflicts = conflicts(fields, applied, live, wanted, manager);
    if (!conflicts.isEmpty() && !force) {
      Map<FieldPath, String> owners = new LinkedHashMap<>();
      conflicts.forEach((path, owner) -> owners.put(path, fields.words(owner, type)));
      throw Conflicts.refusal(key, owners);
    }
    fields.takeFromOthers(manager, conflicts.keySet());
    ObjectNode merged = (ObjectNode) new ApplyMerge(schema).merge("", live, wanted);
    Set<FieldPath> dropped = new LinkedHashSet<>(fields.of(manager));
    dropped.removeAll(applied);
    dropped.stream()
        .sorted(Comparator.<FieldPath>comparingInt(p -> p.elements().size()).reversed())
        .filter(p -> applied.stream().noneMatch(a -> a.startsWith(p.target())))
        .filter(p -> !fields.isOwnedByOthers(manager, p))
        .forEach(p -> p.removeFrom(merged));
    fields.set(manager, applied, now);
    merged.put("apiVersion", type.apiVersion());
    fields.writeTo(merged);
    return merged;
  }

  /** Notes who changed what between two states; gives the later one with its managedFields. */
  public ObjectNode track(ObjectNode before, ObjectNode after, Manager manager) {
    ManagedFields fields = ManagedFields.read(before);
    ObjectNode was = part(before, manager.part());
    ObjectNode is = part(after, manager.part());
    Set<FieldPath> old = FieldWalk.of(schema, was);
    Set<FieldPath> changed = new LinkedHashSet<>();
    Set<FieldPath> present = FieldWalk.of(schema, is);
    for (FieldPath path : present) {
      if (path.isSelf() ? !old.contains(path) : !path.in(was).equals(path.in(is))) {
        changed.add(path);
      }
    }
    Set<FieldPath> gone = new LinkedHashSet<>(old);
    gone.removeAll(present);
    Set<FieldPath> own = new LinkedHashSet<>(fields.of(manager));
    own.removeAll(gone);
    own.addAll(changed);
    fields.takeFromOthers(manager, gone);
    fields.takeFromOthers(manager, changed);
    fields.set(manager, own, now);
    after.put("apiVersion", type.apiVersion());
    fields.writeTo(after);
    return after;
  }

  private ManagedFields fieldsOf(ObjectNode live) {
    ManagedFields fields = ManagedFields.read(live);
    if (fields.isEmpty() && !live.isEmpty()) {
      Manager nobody = new Manager(BEFORE_FIRST, Manager.Operation.UPDATE, Part.MAIN);
      fields.set(nobody, FieldWalk.of(schema, part(live, Part.MAIN)), now);
    }
    return fields;
  }

  private static Map<FieldPath, Manager> conflicts(
      ManagedFields fields,
      Set<FieldPath> applied,
      JsonNode live,
      JsonNode wanted,
      Manager manager) {
    Map<FieldPath, Manager> conflicts = new LinkedHashMap<>();
    for (Manager other : fields.managers()) {
      if (other.equals(manager)) {
        continue;
      }
      for (FieldPath path : fields.of(other)) {
        if (!path.isSelf() && applied.contains(path) && !path.in(live).equals(path.in(wanted))) {
          conflicts.put(path, other);
        }
      }
    }
    return conflicts;
  }

  /** The fields that a write of this part may change. */
  private ObjectNode part(ObjectNode object, Part part) {
    ObjectNode copy = Trees.object();
    copy.setAll(object);
    return switch (part) {
      case MAIN -> type.statusSubresource() ? copy.remove(List.of("status")) : copy;
      case STATUS -> copy.retain(List.of("apiVersion", "kind", "status"));
    };
  }
}
