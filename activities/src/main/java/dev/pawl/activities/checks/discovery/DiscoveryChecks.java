package dev.pawl.activities.checks.discovery;

import dev.pawl.activities.checks.Check;
import java.util.List;

/** All of this room. */
public final class DiscoveryChecks {

  private DiscoveryChecks() {}

  public static List<Check> all() {
    return List.of(new DiscoveryComplete(), new AggregatedApis());
  }
}
