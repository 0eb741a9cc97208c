package dev.pawl.planner.spec;

import dev.pawl.planner.spec.text.FieldPath;
import dev.pawl.planner.spec.text.Problems;
import java.net.URI;
import java.net.URISyntaxException;

/** The base address of a server that is asked over http(s). */
final class BaseAddress {

  private BaseAddress() {}

  /** The address is never repeated: what is wrong with it may be a password. */
  static void check(String url, FieldPath at, Problems problems) {
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
}
