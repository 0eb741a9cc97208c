package dev.pawl.planner.spec;

import dev.pawl.planner.spec.text.FieldPath;
import dev.pawl.planner.spec.text.Problems;
import dev.pawl.planner.window.WindowProblem;
import dev.pawl.planner.window.WindowReading;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A window can be read, and is for pools that there are. */
final class WindowsCheck implements DocumentCheck {

  private static final FieldPath WINDOWS = SPEC.field("windows");

  @Override
  public void check(UpgradeDocument document, Problems problems) {
    List<String> pools = pools(document.spec());
    DocumentCheck.forEach(
        document.spec().windows(),
        WINDOWS,
        (window, at) -> {
          // what the binder has refused would only be called missing
          if (!problems.touch(at)) {
            unreadable(window, at, problems);
          }
          unknownPools(window, at, pools, problems);
        });
  }

  private static void unreadable(
      UpgradeDocument.MaintenanceWindow window, FieldPath at, Problems problems) {
    WindowReading reading = SpecAssembler.window(window).read();
    if (reading instanceof WindowReading.Bad bad) {
      for (WindowProblem problem : bad.problems()) {
        problems.add(at.then(problem.field()), problem.message(), problem.wayOut());
      }
    }
  }

  private static void unknownPools(
      UpgradeDocument.MaintenanceWindow window,
      FieldPath at,
      List<String> known,
      Problems problems) {
    List<String> named = window.pools() == null ? List.of() : window.pools();
    for (int i = 0; i < named.size(); i++) {
      if (named.get(i) != null && !known.contains(named.get(i))) {
        problems.add(
            at.field("pools").item(i),
            "there is no pool " + named.get(i),
            known.isEmpty() ? "the spec names no pool" : "name one of " + String.join(", ", known));
      }
    }
  }

  private static List<String> pools(UpgradeDocument.Spec spec) {
    return Stream.ofNullable(spec.pools())
        .map(UpgradeDocument.Pools::items)
        .filter(Objects::nonNull)
        .flatMap(List::stream)
        .filter(Objects::nonNull)
        .map(UpgradeDocument.Pool::name)
        .filter(Objects::nonNull)
        .toList();
  }
}
