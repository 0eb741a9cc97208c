package dev.pawl.activities.addon.manifests;

import dev.pawl.activities.addon.apply.ObjectApply;
import dev.pawl.activities.addon.object.AddonObject;
import dev.pawl.activities.addon.object.Kinds;
import dev.pawl.activities.addon.object.ObjectChange;
import dev.pawl.activities.addon.source.ManifestReader.Manifest;
import dev.pawl.activities.step.Pulse;
import dev.pawl.planner.hold.Hold;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.temporal.failure.ApplicationFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What applying manifests would change, object by object. */
final class ManifestPreview {

  private final Kinds kinds;
  private final ObjectApply way;
  private final Pulse pulse;

  ManifestPreview(KubernetesClient client, ObjectApply way, Pulse pulse) {
    this.kinds = new Kinds(client);
    this.way = way;
    this.pulse = pulse;
  }

  /** In the order of the manifests; objects that stay as they are have none. */
  List<ObjectChange> of(List<Manifest> manifests) {
    Set<String> defined = defined(manifests);
    List<ObjectChange> changes = new ArrayList<>();
    for (Manifest manifest : manifests) {
      pulse.check();
      change(manifest, defined).ifPresent(changes::add);
    }
    return changes;
  }

  private Optional<ObjectChange> change(Manifest manifest, Set<String> defined) {
    GenericKubernetesResource object = manifest.object();
    Optional<ResourceDefinitionContext> kind = kinds.of(object);
    AddonObject settled = AddonObject.settle(manifest, kind.orElse(null));
    if (kind.isEmpty()) {
      return Optional.of(
          defined.contains(object.getKind())
              ? ObjectChange.unasked(
                  settled.ref(), "the server was not asked: the addon brings its definition")
              : ObjectChange.inTheWay(settled.ref(), Kinds.notServed(manifest)));
    }
    try {
      return way.change(settled, kind.get());
    } catch (ApplicationFailure e) {
      String problem = e.getDetails().get(Hold.class).message();
      return Optional.of(ObjectChange.inTheWay(settled.ref(), problem));
    }
  }

  /** The kinds that the addon brings itself. */
  private static Set<String> defined(List<Manifest> manifests) {
    return manifests.stream()
        .map(Manifest::object)
        .filter(o -> o.getKind().equals("CustomResourceDefinition"))
        .map(ManifestPreview::definedBy)
        .collect(Collectors.toSet());
  }

  private static String definedBy(GenericKubernetesResource definition) {
    Object kind = definition.get("spec", "names", "kind");
    return String.valueOf(kind);
  }
}
