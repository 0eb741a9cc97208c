package dev.pawl.activities.addon;

import dev.pawl.activities.step.Pulse;
import dev.pawl.planner.spec.AddonSpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;

/** Which driver an addon has. */
final class AddonWorks {

  private AddonWorks() {}

  static AddonWork of(KubernetesClient client, AddonSpec addon, Pulse pulse, Clock clock) {
    Applier applier = new Applier(client, addon);
    return switch (addon.driver()) {
      case MANIFESTS -> new ManifestWork(client, addon, applier, pulse, clock);
      case RECREATE -> new ManifestWork(client, addon, new Recreator(applier, pulse), pulse, clock);
      case OPERATOR -> new OperatorWork(client, addon, pulse, clock);
    };
  }
}
