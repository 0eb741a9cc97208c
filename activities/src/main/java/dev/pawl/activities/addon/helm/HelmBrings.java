package dev.pawl.activities.addon.helm;

import dev.pawl.activities.addon.object.AddonObject;
import dev.pawl.activities.addon.object.Kinds;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a release brings that its own objects need, so that a server cannot be asked about them yet.
 *
 * @param namespaces by name
 * @param kinds that the chart's {@code crds/} define
 */
record HelmBrings(Set<String> namespaces, Set<String> kinds) {

  /**
   * @param namespace that Helm makes; null where it makes none
   * @param definitions those that Helm makes before all else
   */
  static HelmBrings of(String namespace, List<AddonObject> definitions, List<AddonObject> objects) {
    Stream<String> written =
        objects.stream().filter(o -> o.kind().equals("Namespace")).map(AddonObject::name);
    return new HelmBrings(
        Stream.concat(Stream.ofNullable(namespace), written)
            .collect(Collectors.toUnmodifiableSet()),
        definitions.stream()
            .map(AddonObject::object)
            .map(HelmBrings::defined)
            .collect(Collectors.toUnmodifiableSet()));
  }

  boolean defines(AddonObject object) {
    return kinds.contains(Kinds.group(object.object().getApiVersion()) + "/" + object.kind());
  }

  private static String defined(GenericKubernetesResource definition) {
    return definition.get("spec", "group") + "/" + definition.get("spec", "names", "kind");
  }
}
