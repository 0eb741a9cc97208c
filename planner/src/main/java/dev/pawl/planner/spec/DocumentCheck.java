package dev.pawl.planner.spec;

import dev.pawl.planner.spec.text.FieldPath;
import dev.pawl.planner.spec.text.Problems;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A rule that types alone cannot express. It sees the document even where parts of it are missing
 * or wrong (then null), and says nothing about these: their problem is known already.
 */
interface DocumentCheck {

  FieldPath SPEC = FieldPath.root().field("spec");
  FieldPath TARGET = SPEC.field("target");
  FieldPath POOLS = SPEC.field("pools").field("items");
  FieldPath ADDONS = SPEC.field("addons");
  FieldPath GATES = SPEC.field("gates");
  FieldPath CONTROL_PLANE = SPEC.field("controlPlane");

  void check(UpgradeDocument document, Problems problems);

  /** Each item that could be read, with its path. */
  static <T> void forEach(List<T> items, FieldPath path, BiConsumer<T, FieldPath> action) {
    if (items == null) {
      return;
    }
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) != null) {
        action.accept(items.get(i), path.item(i));
      }
    }
  }

  /** Each pool that could be read, with its path. */
  static void forEachPool(
      UpgradeDocument.Spec spec, BiConsumer<UpgradeDocument.Pool, FieldPath> action) {
    forEach(spec.pools() == null ? null : spec.pools().items(), POOLS, action);
  }
}
