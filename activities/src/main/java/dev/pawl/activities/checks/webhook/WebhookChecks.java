package dev.pawl.activities.checks.webhook;

import dev.pawl.activities.checks.Check;
import java.util.List;

/** All of this room. */
public final class WebhookChecks {

  private WebhookChecks() {}

  public static List<Check> all() {
    return List.of(
        new FailClosed(),
        new SelfDeadlock(),
        new SingleReplica(),
        new CaExpiry(),
        new LongTimeout(),
        new ExactVersions(),
        new EvictionHooks());
  }
}
