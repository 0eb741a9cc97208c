package dev.pawl.planner.spec;

import dev.pawl.planner.spec.text.FieldPath;
import dev.pawl.planner.spec.text.Problems;
import java.time.Duration;

/** A timeout leaves time; waits such as bake and soak may be 0. */
final class TimeoutsCheck implements DocumentCheck {

  @Override
  public void check(UpgradeDocument document, Problems problems) {
    UpgradeDocument.Spec spec = document.spec();
    DocumentCheck.forEach(
        spec.addons(),
        ADDONS,
        (addon, at) -> {
          if (addon.ready() != null) {
            positive(addon.ready().timeout(), at.field("ready").field("timeout"), problems);
          }
        });
    if (spec.controlPlane() != null && spec.controlPlane().exec() != null) {
      positive(
          spec.controlPlane().exec().timeout(),
          CONTROL_PLANE.field("exec").field("timeout"),
          problems);
    }
    DocumentCheck.forEachPool(spec, (pool, at) -> pool(pool, at, problems));
  }

  private static void pool(UpgradeDocument.Pool pool, FieldPath at, Problems problems) {
    if (pool.exec() != null) {
      positive(pool.exec().timeout(), at.field("exec").field("timeout"), problems);
    }
    if (pool.strategy() != null) {
      positive(
          pool.strategy().readyTimeout(), at.field("strategy").field("readyTimeout"), problems);
    }
    if (pool.drain() != null) {
      positive(pool.drain().timeout(), at.field("drain").field("timeout"), problems);
    }
  }

  private static void positive(Duration timeout, FieldPath at, Problems problems) {
    if (timeout != null && timeout.isZero()) {
      problems.add(
          at,
          "a timeout of 0 would be over before anything begins",
          "write a duration such as 30m, or leave it out for the default");
    }
  }
}
