package dev.pawl.activities.addon.helm;

import dev.pawl.activities.addon.object.AddonObject;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How Helm marks the objects of a release; it refuses to take over those of anybody else. */
record HelmOwnership(String release, String namespace) {

  private static final String MANAGED_BY = "app.kubernetes.io/managed-by";
  private static final String RELEASE = "meta.helm.sh/release-name";
  private static final String NAMESPACE = "meta.helm.sh/release-namespace";

  /** Puts on an object what Helm puts on it before it sends it. */
  void mark(GenericKubernetesResource object) {
    ObjectMeta metadata = object.getMetadata();
    metadata.setLabels(with(metadata.getLabels(), Map.of(MANAGED_BY, "Helm")));
    metadata.setAnnotations(
        with(metadata.getAnnotations(), Map.of(RELEASE, release, NAMESPACE, namespace)));
  }

  /** Says why Helm does not take over what is there; empty where it does. */
  Optional<String> objection(AddonObject object, GenericKubernetesResource there) {
    List<String> other = new ArrayList<>();
    differs("label", MANAGED_BY, "Helm", there.getMetadata().getLabels(), other);
    Map<String, String> annotations = there.getMetadata().getAnnotations();
    differs("annotation", RELEASE, release, annotations, other);
    differs("annotation", NAMESPACE, namespace, annotations, other);
    return other.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s is there already and not of release %s, so that Helm refuses to install it: %s. Remove it, or mark it as the release's (kubectl label, kubectl annotate)"
                .formatted(object.spoken(), release, String.join(", ", other)));
  }

  private static void differs(
      String what, String name, String wanted, Map<String, String> there, List<String> other) {
    String is = there == null ? null : there.get(name);
    if (!wanted.equals(is)) {
      other.add("%s %s is %s, not %s".formatted(what, name, is == null ? "missing" : is, wanted));
    }
  }

  private static Map<String, String> with(Map<String, String> all, Map<String, String> more) {
    Map<String, String> with = new HashMap<>(all == null ? Map.of() : all);
    with.putAll(more);
    return with;
  }
}
