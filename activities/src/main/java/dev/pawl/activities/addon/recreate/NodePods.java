package dev.pawl.activities.addon.recreate;

import dev.pawl.activities.addon.object.AddonObject;
import dev.pawl.activities.kube.Pages;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.NodeAffinity;
import io.fabric8.kubernetes.api.model.NodeSelector;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Pods that a DaemonSet has made, or one of its name that was deleted: those run on until the
 * garbage collector comes to them, and then for as long as they take to end.
 */
public final class NodePods {

  /** Pods that have come to an end keep nobody off their node. */
  private static final Set<String> OVER = Set.of("Succeeded", "Failed");

  private final KubernetesClient client;

  public NodePods(KubernetesClient client) {
    this.client = client;
  }

  /** Of all DaemonSets that have had this name, those that end included. */
  List<Pod> of(AddonObject daemonSet) {
    return Pages.all(client.pods().inNamespace(daemonSet.namespace())::list).stream()
        .filter(pod -> isOf(daemonSet.name(), pod) && !OVER.contains(phase(pod)))
        .toList();
  }

  /** Whether that very DaemonSet has made it. */
  static boolean isOwnedBy(String uid, Pod pod) {
    return pod.getMetadata().getOwnerReferences().stream().anyMatch(o -> o.getUid().equals(uid));
  }

  /** The node that it runs on, or that its controller has made it for; null where none is said. */
  static String node(Pod pod) {
    if (pod.getSpec().getNodeName() != null) {
      return pod.getSpec().getNodeName();
    }
    return Optional.ofNullable(pod.getSpec().getAffinity())
        .map(Affinity::getNodeAffinity)
        .map(NodeAffinity::getRequiredDuringSchedulingIgnoredDuringExecution)
        .map(NodeSelector::getNodeSelectorTerms)
        .orElse(List.of())
        .stream()
        .flatMap(term -> term.getMatchFields().stream())
        .filter(field -> field.getKey().equals("metadata.name"))
        .flatMap(field -> field.getValues().stream())
        .findFirst()
        .orElse(null);
  }

  /** Whether the scheduler has found its node taken by what it, or the pod there, keeps away. */
  static boolean isKeptAway(Pod pod) {
    return pod.getSpec().getNodeName() == null
        && pod.getMetadata().getDeletionTimestamp() == null
        && pod.getStatus() != null
        && pod.getStatus().getConditions().stream()
            .filter(c -> c.getType().equals("PodScheduled") && c.getStatus().equals("False"))
            .anyMatch(c -> String.valueOf(c.getMessage()).contains("anti-affinity"));
  }

  private static boolean isOf(String name, Pod pod) {
    return pod.getMetadata().getOwnerReferences().stream().anyMatch(o -> isSet(name, o));
  }

  private static boolean isSet(String name, OwnerReference owner) {
    return Boolean.TRUE.equals(owner.getController())
        && owner.getKind().equals("DaemonSet")
        && owner.getName().equals(name);
  }

  private static String phase(Pod pod) {
    return pod.getStatus() == null ? "" : String.valueOf(pod.getStatus().getPhase());
  }
}
