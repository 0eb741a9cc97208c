package dev.pawl.activities.addon.object;

import dev.pawl.activities.addon.source.ManifestReader.Manifest;
import io.fabric8.kubernetes.api.model.APIGroup;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GroupVersionForDiscovery;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.net.HttpURLConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which resource a kind is on this cluster: asked of the server, never guessed. */
public final class Kinds {

  private final KubernetesClient client;
  private final Map<String, ResourceDefinitionContext> known = new HashMap<>();

  public Kinds(KubernetesClient client) {
    this.client = client;
  }

  /** Says that the kind of an object is not served, and what to do. */
  public static String notServed(Manifest manifest) {
    return "this cluster serves no kind %s of %s, which %s of %s wants. Install what defines it before, or bring the file up to a version that is served"
        .formatted(
            manifest.object().getKind(),
            manifest.object().getApiVersion(),
            manifest.object().getMetadata().getName(),
            manifest.file());
  }

  /** Empty where the cluster does not serve it. */
  public Optional<ResourceDefinitionContext> of(GenericKubernetesResource object) {
    String key = object.getApiVersion() + "/" + object.getKind();
    ResourceDefinitionContext found = known.get(key);
    if (found == null) {
      found = look(object.getApiVersion(), object.getKind());
      if (found != null) {
        known.put(key, found);
      }
    }
    return Optional.ofNullable(found);
  }

  /** In the version in which it was applied, or another where that one is not served any more. */
  public Optional<ResourceDefinitionContext> of(AppliedObject object) {
    Optional<ResourceDefinitionContext> found = of(object.bare());
    return found.isPresent() || object.group().isEmpty()
        ? found
        : versions(object.group()).stream()
            .flatMap(version -> of(object.bare(version)).stream())
            .findFirst();
  }

  private List<String> versions(String group) {
    APIGroup served = client.getApiGroup(group);
    return served == null
        ? List.of()
        : served.getVersions().stream().map(GroupVersionForDiscovery::getGroupVersion).toList();
  }

  /** {@code apps} of {@code apps/v1}; empty for {@code v1}. */
  public static String group(String apiVersion) {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }

  private ResourceDefinitionContext look(String apiVersion, String kind) {
    APIResourceList resources = resources(apiVersion);
    if (resources == null) {
      return null;
    }
    return resources.getResources().stream()
        .filter(r -> r.getKind().equals(kind) && !r.getName().contains("/"))
        .findFirst()
        .map(r -> context(apiVersion, r))
        .orElse(null);
  }

  private APIResourceList resources(String apiVersion) {
    try {
      return client.getApiResources(apiVersion);
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
        return null;
      }
      throw e;
    }
  }

  private static ResourceDefinitionContext context(String apiVersion, APIResource resource) {
    return new ResourceDefinitionContext.Builder()
        .withGroup(group(apiVersion))
        .withVersion(apiVersion.substring(apiVersion.indexOf('/') + 1))
        .withKind(resource.getKind())
        .withPlural(resource.getName())
        .withNamespaced(Boolean.TRUE.equals(resource.getNamespaced()))
        .build();
  }
}
