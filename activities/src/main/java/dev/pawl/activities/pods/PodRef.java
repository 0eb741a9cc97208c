package dev.pawl.activities.pods;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Optional;

/**
 * A pod as it is told of.
 *
 * @param owner what a person knows it by, such as {@code Deployment web}; null for a bare pod
 */
public record PodRef(String namespace, String name, String uid, String owner) {

  private static final String TEMPLATE_HASH = "pod-template-hash";

  public static PodRef of(Pod pod) {
    return new PodRef(
        pod.getMetadata().getNamespace(),
        pod.getMetadata().getName(),
        pod.getMetadata().getUid(),
        controller(pod).map(o -> ownerText(pod, o)).orElse(null));
  }

  /** The owner that makes the pod anew; none for a bare pod. */
  public static Optional<OwnerReference> controller(Pod pod) {
    return pod.getMetadata().getOwnerReferences().stream()
        .filter(o -> Boolean.TRUE.equals(o.getController()))
        .findFirst();
  }

  /** For {@code Hold.objects}. */
  public String object() {
    return "Pod/" + namespace + "/" + name;
  }

  /** {@code shop/web-1 (Deployment web)}. */
  public String spoken() {
    return namespace + "/" + name + (owner == null ? "" : " (" + owner + ")");
  }

  /** A ReplicaSet's own name means nothing to people: its Deployment's does. */
  private static String ownerText(Pod pod, OwnerReference owner) {
    String hash =
        pod.getMetadata().getLabels() == null
            ? null
            : pod.getMetadata().getLabels().get(TEMPLATE_HASH);
    String name = owner.getName();
    if (owner.getKind().equals("ReplicaSet") && hash != null && name.endsWith("-" + hash)) {
      return "Deployment " + name.substring(0, name.length() - hash.length() - 1);
    }
    return owner.getKind() + " " + name;
  }
}
