package dev.pawl.planner.spec;

import dev.pawl.planner.order.DependencyCycles;
import dev.pawl.planner.spec.UpgradeDocument.Addon;
import dev.pawl.planner.spec.text.FieldPath;
import dev.pawl.planner.spec.text.Problems;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An addon depends on other addons that there are, and on none that waits for it in turn. */
final class AddonDependenciesCheck implements DocumentCheck {

  private static final String FIELD = "dependsOn";

  @Override
  public void check(UpgradeDocument document, Problems problems) {
    Map<String, List<String>> dependencies = new LinkedHashMap<>();
    Map<String, FieldPath> paths = new HashMap<>();
    DocumentCheck.forEach(
        document.spec().addons(),
        ADDONS,
        (addon, at) -> {
          if (addon.name() != null && paths.putIfAbsent(addon.name(), at.field(FIELD)) == null) {
            dependencies.put(addon.name(), others(addon));
          }
        });
    DocumentCheck.forEach(
        document.spec().addons(),
        ADDONS,
        (addon, at) -> names(addon, at.field(FIELD), dependencies, problems));
    for (List<String> cycle : DependencyCycles.of(dependencies)) {
      String first = cycle.get(0);
      int item = item(document.spec().addons(), first, cycle.get(1));
      problems.add(
          paths.get(first).item(item),
          "a cycle, of which no addon could begin: " + String.join(" → ", cycle),
          "leave one of these dependencies out");
    }
  }

  private static void names(
      Addon addon, FieldPath at, Map<String, List<String>> known, Problems problems) {
    DocumentCheck.forEach(
        addon.dependsOn(),
        at,
        (name, here) -> {
          if (name.equals(addon.name())) {
            problems.add(here, "addon " + name + " would wait for itself", "leave it out");
          } else if (!known.containsKey(name)) {
            List<String> others =
                known.keySet().stream().filter(k -> !k.equals(addon.name())).toList();
            problems.add(
                here,
                "there is no addon " + name,
                others.isEmpty()
                    ? "the spec names no other addon"
                    : "name one of " + String.join(", ", others));
          } else if (!here.equals(at.item(addon.dependsOn().indexOf(name)))) {
            problems.add(here, "names addon " + name + " again", "leave it out");
          }
        });
  }

  /** That it names itself is a problem of its own. */
  private static List<String> others(Addon addon) {
    return addon.dependsOn() == null
        ? List.of()
        : addon.dependsOn().stream()
            .filter(Objects::nonNull)
            .filter(name -> !name.equals(addon.name()))
            .toList();
  }

  private static int item(List<Addon> addons, String name, String dependency) {
    return addons.stream()
        .filter(a -> a != null && name.equals(a.name()))
        .findFirst()
        .map(a -> a.dependsOn().indexOf(dependency))
        .orElseThrow();
  }
}
