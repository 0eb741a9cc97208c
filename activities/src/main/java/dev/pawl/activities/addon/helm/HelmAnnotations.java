package dev.pawl.activities.addon.helm;

import dev.pawl.activities.addon.object.AddonObject;
import dev.pawl.activities.addon.object.AppliedObject;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an object's annotations tell Helm to do with it. */
final class HelmAnnotations {

  private static final String HOOK = "helm.sh/hook";
  private static final String POLICY = "helm.sh/resource-policy";

  private HelmAnnotations() {}

  /** Whether Helm is told to leave an object that no revision has any more. */
  static boolean isKept(GenericKubernetesResource there) {
    return "keep".equals(annotation(there, POLICY));
  }

  /** Hooks aside, which Helm makes and deletes on the way. */
  static Map<String, AddonObject> byKey(List<AddonObject> all) {
    Map<String, AddonObject> byKey = new LinkedHashMap<>();
    all.stream()
        .filter(o -> annotation(o.object(), HOOK) == null)
        .forEach(o -> byKey.put(AppliedObject.of(o).key(), o));
    return byKey;
  }

  private static String annotation(GenericKubernetesResource object, String name) {
    Map<String, String> all = object.getMetadata().getAnnotations();
    return all == null ? null : all.get(name);
  }
}
