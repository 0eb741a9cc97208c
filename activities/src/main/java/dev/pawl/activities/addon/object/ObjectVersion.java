package dev.pawl.activities.addon.object;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The version that a workload says it is: its label {@code app.kubernetes.io/version}, else the tag
 * of its first container's image.
 */
public final class ObjectVersion {

  private static final String LABEL = "app.kubernetes.io/version";

  private ObjectVersion() {}

  /** Empty where neither says one. */
  public static Optional<String> of(GenericKubernetesResource object) {
    Map<String, String> labels = object.getMetadata().getLabels();
    String label = labels == null ? null : labels.get(LABEL);
    return label == null ? tag(object) : Optional.of(label);
  }

  private static Optional<String> tag(GenericKubernetesResource object) {
    Object containers = object.get("spec", "template", "spec", "containers");
    if (!(containers instanceof List<?> list) || list.isEmpty()) {
      return Optional.empty();
    }
    Object image = list.get(0) instanceof Map<?, ?> first ? first.get("image") : null;
    String name = image == null ? "" : String.valueOf(image).replaceFirst("@.*$", "");
    int colon = name.lastIndexOf(':');
    // A colon before a slash is a registry's port.
    return colon <= name.lastIndexOf('/')
        ? Optional.empty()
        : Optional.of(name.substring(colon + 1));
  }
}
