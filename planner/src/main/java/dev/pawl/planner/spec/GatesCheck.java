package dev.pawl.planner.spec;

import dev.pawl.planner.spec.text.FieldPath;
import dev.pawl.planner.spec.text.Problems;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** A gate can be asked, and its answer can be judged. */
final class GatesCheck implements DocumentCheck {

  private static final Pattern CONDITION =
      Pattern.compile(
          "\\s*result\\s*(<|<=|>|>=|==|!=)\\s*[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?\\s*");

  @Override
  public void check(UpgradeDocument document, Problems problems) {
    DocumentCheck.forEach(
        document.spec().gates(),
        GATES,
        (gate, gateAt) -> {
          FieldPath at = gateAt.field("prometheus");
          if (gate.prometheus() != null && !problems.touch(at)) {
            address(gate.prometheus().url(), at.field("url"), problems);
            condition(gate.prometheus().successCondition(), at.field("successCondition"), problems);
          }
        });
  }

  /** The address is never repeated: what is wrong with it may be a password. */
  private static void address(String url, FieldPath at, Problems problems) {
    String example = "write a base address such as http://prometheus:9090";
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      problems.add(at, "not a URL: " + e.getReason(), example);
      return;
    }
    boolean http =
        "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
    if (!http || uri.getRawAuthority() == null) {
      problems.add(at, "expected an http or https URL with a host", example);
    } else if (uri.getRawAuthority().contains("@")) {
      problems.add(
          at,
          "a URL with credentials: they would be kept in histories",
          "leave user and password out");
    } else if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      problems.add(at, "expected a base address, without ? and #", example);
    }
  }

  private static void condition(String condition, FieldPath at, Problems problems) {
    if (!CONDITION.matcher(condition).matches()) {
      problems.add(
          at,
          "expected `result`, one of < <= > >= == != and a number, got \"" + condition + "\"",
          "write it as \"result < 0.01\"");
    }
  }
}
