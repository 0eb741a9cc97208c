package dev.pawl.activities.checks.crd;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.addons.AddonManifest;
import dev.pawl.activities.checks.addons.AddonManifests;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import dev.pawl.planner.check.Stage;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Objects that may lie in etcd in an older version than they are written in now. An apiserver
 * refuses a definition that drops such a version: an addon of this upgrade that does would fail, so
 * it blocks; other addons may some day.
 */
final class StoredVersions implements Check {

  private static final String WAY_OUT =
      "rewrite all its objects (a StorageVersionMigration does), then take the old version out of"
          + " status.storedVersions; not while the control plane may still have to go back";

  @Override
  public About about() {
    return new About(
        "CRD-STOREDVERSIONS",
        "custom resources that may be stored in an old version",
        Severity.BLOCK,
        Owner.PLATFORM,
        Set.of(Stage.BEFORE_ALL),
        List.of(Definitions.READING));
  }

  @Override
  public Found look(View view) {
    AddonManifests addons = AddonManifests.of(view.spec());
    return view.read(Definitions.READING).stream()
        .map(d -> Found.of(findings(d, addons.manifests())))
        .reduce(addons.gaps(), Found::and);
  }

  private static Stream<Finding> findings(Definition definition, List<AddonManifest> addons) {
    List<Finding> dropped =
        addons.stream()
            .filter(a -> a.object().equals(definition.object()))
            .flatMap(a -> dropped(definition, a))
            .toList();
    if (!dropped.isEmpty()) {
      return dropped.stream();
    }
    List<String> before = definition.storedBefore().toList();
    return before.isEmpty()
        ? Stream.empty()
        : Stream.of(
            Finding.warn(
                definition.object(),
                "objects may be stored in %s, and are written in another version now: who drops"
                        .formatted(String.join(", ", before))
                    + " that from the definition will be refused",
                WAY_OUT));
  }

  private static Stream<Finding> dropped(Definition definition, AddonManifest addon) {
    Definition next = addon.as(Definition.class);
    List<String> lost = definition.stored().stream().filter(v -> !next.has(v)).toList();
    return lost.isEmpty()
        ? Stream.empty()
        : Stream.of(
            Finding.block(
                definition.object(),
                "addon %s drops %s, in which objects may be stored: the apiserver will refuse %s"
                    .formatted(addon.addon(), String.join(", ", lost), addon.file()),
                WAY_OUT));
  }
}
