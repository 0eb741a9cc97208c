package dev.pawl.planner.spec;

import dev.pawl.planner.spec.text.FieldPath;
import dev.pawl.planner.spec.text.Problems;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The names of the pools there are, where something else of the spec is for some of them. */
final class PoolNames {

  private final List<String> known;

  PoolNames(UpgradeDocument.Spec spec) {
    this.known =
        Stream.ofNullable(spec.pools())
            .map(UpgradeDocument.Pools::items)
            .filter(Objects::nonNull)
            .flatMap(List::stream)
            .filter(Objects::nonNull)
            .map(UpgradeDocument.Pool::name)
            .filter(Objects::nonNull)
            .toList();
  }

  /**
   * Refuses names of pools that there are not.
   *
   * @param named null where nothing is written
   */
  void check(List<String> named, FieldPath at, Problems problems) {
    DocumentCheck.forEach(
        named,
        at,
        (name, here) -> {
          if (!known.contains(name)) {
            problems.add(
                here,
                "there is no pool " + name,
                known.isEmpty()
                    ? "the spec names no pool"
                    : "name one of " + String.join(", ", known));
          }
        });
  }
}
