package dev.pawl.planner.spec;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;

/** Texts to read in tests, and what is said about them. */
final class SpecTexts {

  /** Line 6 is the first below {@code spec}. */
  private static final String HEAD =
      """
      apiVersion: pawl.dev/v1alpha1
      kind: ClusterUpgrade
      metadata: {name: prod-eu}
      spec:
        target: {version: 1.36.3}
      """;

  private static final String POOLS =
      """
        pools:
          items:
      """;

  private SpecTexts() {}

  /** A document whose spec goes on with these lines from line 6 on; they are written unindented. */
  static String spec(String lines) {
    return HEAD + lines.indent(2);
  }

  /** A document with one kwok pool and this target, on line 5. */
  static String target(String target) {
    return kwokPool("").replace("{version: 1.36.3}", target);
  }

  /** A document with these pools from line 8 on; they are written unindented. */
  static String pools(String lines) {
    return HEAD + POOLS + lines.indent(6);
  }

  /**
   * A document with one kwok pool (lines 8 to 10) that goes on with these lines from line 11 on.
   */
  static String kwokPool(String lines) {
    return pools(
        """
        - name: workers
          selector: {matchLabels: {pool: workers}}
          driver: kwok
        """
            + lines.indent(2));
  }

  /**
   * A document with one exec pool (lines 8 to 11) that goes on with these lines from line 12 on.
   */
  static String execPool(String lines) {
    return pools(
        """
        - name: edge
          selector: {matchLabels: {pool: edge}}
          driver: exec
          exec: {upgrade: [./node.sh]}
        """
            + lines.indent(2));
  }

  /** What is wrong with a text, as a person sees it; empty where nothing is. */
  static List<String> problems(String text) {
    SpecException e = catchThrowableOfType(SpecException.class, () -> new SpecReader().read(text));
    return e == null ? List.of() : e.render("upgrade.yaml").lines().toList();
  }
}
