package dev.pawl.activities.checks.addons;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pawl.activities.kube.ObjectName;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;

/**
 * An object that an addon of this upgrade will apply.
 *
 * @param addon its name
 * @param file where the object is written
 */
public record AddonManifest(String addon, String file, GenericKubernetesResource resource) {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  public String apiVersion() {
    return resource.getApiVersion();
  }

  public String kind() {
    return resource.getKind();
  }

  /** As findings name it. */
  public String object() {
    return ObjectName.of(resource).ref();
  }

  /** The part of it that a type has. */
  public <T> T as(Class<T> type) {
    return MAPPER.convertValue(resource, type);
  }
}
