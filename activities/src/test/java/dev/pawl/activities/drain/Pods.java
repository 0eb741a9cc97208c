package dev.pawl.activities.drain;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import java.util.Map;

/** Pods and budgets to ask questions about. */
final class Pods {

  private Pods() {}

  /** A Ready pod of a Deployment, labelled {@code app=web}. */
  static PodBuilder web(String name) {
    return bare(name)
        .editMetadata()
        .withLabels(Map.of("app", "web", "pod-template-hash", "5d9"))
        .addNewOwnerReference()
        .withApiVersion("apps/v1")
        .withKind("ReplicaSet")
        .withName("web-5d9")
        .withController(true)
        .endOwnerReference()
        .endMetadata();
  }

  static PodBuilder bare(String name) {
    return new PodBuilder()
        .withNewMetadata()
        .withNamespace("shop")
        .withName(name)
        .withUid("uid-" + name)
        .endMetadata()
        .withNewSpec()
        .endSpec()
        .withNewStatus()
        .withPhase("Running")
        .addNewCondition()
        .withType("Ready")
        .withStatus("True")
        .endCondition()
        .endStatus();
  }

  static Pod ownedBy(String kind, String owner, String name) {
    return bare(name)
        .editMetadata()
        .addNewOwnerReference()
        .withKind(kind)
        .withName(owner)
        .withController(true)
        .endOwnerReference()
        .endMetadata()
        .build();
  }

  /** A budget over {@code app=web} with these numbers, settled. */
  static PodDisruptionBudget budget(
      String name, int desired, int current, int expected, int allowed) {
    return new PodDisruptionBudgetBuilder()
        .withNewMetadata()
        .withNamespace("shop")
        .withName(name)
        .withUid("uid-" + name)
        .withResourceVersion("1")
        .withGeneration(1L)
        .endMetadata()
        .withNewSpec()
        .withNewSelector()
        .addToMatchLabels("app", "web")
        .endSelector()
        .endSpec()
        .withNewStatus()
        .withObservedGeneration(1L)
        .withDesiredHealthy(desired)
        .withCurrentHealthy(current)
        .withExpectedPods(expected)
        .withDisruptionsAllowed(allowed)
        .endStatus()
        .build();
  }
}
