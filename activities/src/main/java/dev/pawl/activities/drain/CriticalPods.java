package dev.pawl.activities.drain;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.Map;
import java.util.Set;

/**
 * Pods that others need until they have ended: those of Kubernetes' own two priority classes, and
 * the cluster's DNS. They leave a node last.
 */
final class CriticalPods {

  private static final Set<String> CLASSES =
      Set.of("system-cluster-critical", "system-node-critical");

  /** The priority of the lower of the two classes; no user's class may be as high. */
  private static final int CRITICAL = 2_000_000_000;

  private CriticalPods() {}

  static boolean critical(Pod pod) {
    Integer priority = pod.getSpec().getPriority();
    return (pod.getSpec().getPriorityClassName() != null
            && CLASSES.contains(pod.getSpec().getPriorityClassName()))
        || (priority != null && priority >= CRITICAL)
        || dns(pod);
  }

  /** CoreDNS has kept the label of its predecessor. */
  private static boolean dns(Pod pod) {
    Map<String, String> labels = pod.getMetadata().getLabels();
    return labels != null && "kube-dns".equals(labels.get("k8s-app"));
  }
}
