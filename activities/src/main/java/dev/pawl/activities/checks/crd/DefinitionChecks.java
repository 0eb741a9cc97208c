package dev.pawl.activities.checks.crd;

import dev.pawl.activities.checks.Check;
import java.util.List;

/** All of this room. */
public final class DefinitionChecks {

  private DefinitionChecks() {}

  public static List<Check> all() {
    return List.of(
        new StoredVersions(), new Conversion(), new Conditions(), new DeprecatedVersions());
  }
}
