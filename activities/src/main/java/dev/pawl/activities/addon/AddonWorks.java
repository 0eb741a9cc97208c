package dev.pawl.activities.addon;

import dev.pawl.activities.addon.apply.Applier;
import dev.pawl.activities.addon.driver.AddonWork;
import dev.pawl.activities.addon.helm.HelmWork;
import dev.pawl.activities.addon.manifests.ManifestWork;
import dev.pawl.activities.addon.operator.OperatorWork;
import dev.pawl.activities.addon.recreate.NodePods;
import dev.pawl.activities.addon.recreate.RecreateBack;
import dev.pawl.activities.addon.recreate.Recreation;
import dev.pawl.activities.addon.recreate.Recreator;
import dev.pawl.activities.drain.Evictor;
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
      case MANIFESTS -> new ManifestWork(client, addon, applier, applier, pulse, clock);
      case RECREATE -> recreating(client, addon, applier, pulse);
      case OPERATOR -> new OperatorWork(client, addon, pulse, clock);
      case HELM -> new HelmWork(client, helm, addon, pulse, clock);
    };
  }

  private AddonWork recreating(
      KubernetesClient client, AddonSpec addon, Applier applier, Pulse pulse) {
    Recreation recreation = new Recreation(applier, pulse);
    NodePods pods = new NodePods(client);
    Recreator way = new Recreator(applier, recreation, pods);
    RecreateBack back =
        new RecreateBack(applier, way, recreation, pods, new Evictor(client), pulse, clock);
    return new ManifestWork(client, addon, way, back, pulse, clock);
  }
}
