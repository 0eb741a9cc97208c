package dev.pawl.planner.spec;

import dev.pawl.planner.spec.text.FieldPath;
import dev.pawl.planner.spec.text.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Names are unique, and those that become part of names in the cluster are DNS labels. */
final class NamesCheck implements DocumentCheck {

  /** RFC 1123, as Kubernetes uses it for the names of most objects. */
  private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

  @Override
  public void check(UpgradeDocument document, Problems problems) {
    UpgradeDocument.Metadata metadata = document.metadata();
    if (metadata != null) {
      label(metadata.name(), FieldPath.root().field("metadata").field("name"), problems);
    }
    UpgradeDocument.Spec spec = document.spec();
    DocumentCheck.forEachPool(spec, (p, at) -> label(p.name(), at.field("name"), problems));
    DocumentCheck.forEach(
        spec.addons(), ADDONS, (a, at) -> label(a.name(), at.field("name"), problems));
    if (spec.pools() != null) {
      unique("pool", spec.pools().items(), UpgradeDocument.Pool::name, POOLS, problems);
    }
    unique("addon", spec.addons(), UpgradeDocument.Addon::name, ADDONS, problems);
    unique("gate", spec.gates(), UpgradeDocument.Gate::name, GATES, problems);
  }

  private static void label(String name, FieldPath path, Problems problems) {
    if (name != null && !name.isBlank() && !DNS_LABEL.matcher(name).matches()) {
      problems.add(
          path,
          "expected a DNS label, got \"" + name + "\"",
          "use lower case letters, digits and -, at most 63 characters, such as prod-eu");
    }
  }

  private static <T> void unique(
      String what, List<T> items, Function<T, String> name, FieldPath path, Problems problems) {
    Map<String, FieldPath> first = new HashMap<>();
    DocumentCheck.forEach(
        items,
        path,
        (item, at) -> {
          FieldPath here = at.field("name");
          FieldPath before =
              name.apply(item) == null ? null : first.putIfAbsent(name.apply(item), here);
          if (before != null) {
            problems.add(
                here,
                "line %d already names %s \"%s\""
                    .formatted(problems.positionOf(before).line(), what, name.apply(item)),
                "give each " + what + " a name of its own");
          }
        });
  }
}
