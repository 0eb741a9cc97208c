package dev.pawl.activities.addon;

import dev.pawl.activities.helm.HelmProgram;
import dev.pawl.activities.step.Pulse;
import dev.pawl.planner.spec.AddonSpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;

/**
 * Which driver an addon has.
 *
 * @param helm the one of this process
 */
record AddonWorks(HelmProgram helm, Clock clock) {

  AddonWork of(KubernetesClient client, AddonSpec addon, Pulse pulse) {
    Applier applier = new Applier(client, addon);
    return switch (addon.driver()) {
      case MANIFESTS -> new ManifestWork(client, addon, applier, pulse, clock);
      case RECREATE -> new ManifestWork(client, addon, new Recreator(applier, pulse), pulse, clock);
      case OPERATOR -> new OperatorWork(client, addon, pulse, clock);
      case HELM -> new HelmWork(client, helm, addon, pulse, clock);
    };
  }
}
