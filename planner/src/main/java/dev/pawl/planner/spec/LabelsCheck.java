package dev.pawl.planner.spec;

import dev.pawl.planner.spec.text.FieldPath;
import dev.pawl.planner.spec.text.Problems;
import java.util.regex.Pattern;

/** A selector selects something, and a Kubernetes API accepts it. */
final class LabelsCheck implements DocumentCheck {

  private static final String NAME = "[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?";
  private static final Pattern KEY =
      Pattern.compile("([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?" + NAME);
  private static final Pattern VALUE = Pattern.compile("(" + NAME + ")?");

  @Override
  public void check(UpgradeDocument document, Problems problems) {
    DocumentCheck.forEachPool(
        document.spec(),
        (pool, at) -> {
          if (pool.selector() != null && pool.selector().matchLabels() != null) {
            check(pool.selector(), at.field("selector").field("matchLabels"), problems);
          }
        });
  }

  private static void check(UpgradeDocument.Selector selector, FieldPath path, Problems problems) {
    if (selector.matchLabels().isEmpty()) {
      problems.add(
          path,
          "no labels, which would select every node",
          "write the labels that make a node a member, such as {pool: workers}");
    }
    selector
        .matchLabels()
        .forEach(
            (key, value) -> {
              FieldPath at = path.field(key);
              if (!KEY.matcher(key).matches()) {
                problems.add(at, "\"" + key + "\" is not a label's key in Kubernetes", "");
              }
              if (value != null && !VALUE.matcher(value).matches()) {
                problems.add(at, "\"" + value + "\" is not a label's value in Kubernetes", "");
              }
            });
  }
}
