package dev.pawl.activities.addon.rollout;

import dev.pawl.activities.addon.object.AddonObject;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;

/** Looks at an addon's workloads as they are on the cluster. */
public final class Workloads {

  private static final RolloutState GONE =
      new RolloutState.Waiting("somebody has deleted it since it was applied");

  private final KubernetesClient client;
  private final RolloutCause cause;

  public Workloads(KubernetesClient client) {
    this.client = client;
    this.cause = new RolloutCause(client);
  }

  /** How far it is; a wait or failure comes with its cause where one can be found. */
  RolloutState look(AddonObject object) {
    String ns = object.namespace();
    String name = object.name();
    return switch (object.kind()) {
      case "Deployment" -> {
        Deployment d = client.apps().deployments().inNamespace(ns).withName(name).get();
        yield d == null ? GONE : told(object, Rollouts.of(d), d.getSpec().getSelector());
      }
      case "StatefulSet" -> {
        StatefulSet d = client.apps().statefulSets().inNamespace(ns).withName(name).get();
        yield d == null ? GONE : told(object, Rollouts.of(d), d.getSpec().getSelector());
      }
      case "DaemonSet" -> {
        DaemonSet d = client.apps().daemonSets().inNamespace(ns).withName(name).get();
        yield d == null ? GONE : told(object, Rollouts.of(d), d.getSpec().getSelector());
      }
      default -> {
        Job j = client.batch().v1().jobs().inNamespace(ns).withName(name).get();
        yield j == null ? GONE : told(object, Rollouts.of(j), j.getSpec().getSelector());
      }
    };
  }

  private RolloutState told(AddonObject object, RolloutState state, LabelSelector selector) {
    if (state instanceof RolloutState.Waiting w) {
      return new RolloutState.Waiting(w.why() + cause.of(object, selector));
    }
    return state;
  }
}
