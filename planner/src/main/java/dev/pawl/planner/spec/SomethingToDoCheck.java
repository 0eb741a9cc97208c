package dev.pawl.planner.spec;

import dev.pawl.planner.spec.text.Problems;

/** An upgrade of nothing is a mistake: it would succeed at once. */
final class SomethingToDoCheck implements DocumentCheck {

  @Override
  public void check(UpgradeDocument document, Problems problems) {
    UpgradeDocument.Spec spec = document.spec();
    boolean pools =
        spec.pools() != null && (spec.pools().items() == null || !spec.pools().items().isEmpty());
    boolean addons = spec.addons() != null && !spec.addons().isEmpty();
    if (spec.controlPlane() == null && !pools && !addons && !problems.touch(SPEC)) {
      problems.add(SPEC, "nothing to upgrade", "write controlPlane, pools or addons");
    }
  }
}
