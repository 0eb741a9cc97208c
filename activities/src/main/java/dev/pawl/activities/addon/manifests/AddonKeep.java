package dev.pawl.activities.addon.manifests;

import dev.pawl.activities.addon.keep.Kept;
import dev.pawl.activities.addon.object.Kinds;
import dev.pawl.activities.addon.object.Live;
import dev.pawl.activities.addon.source.ManifestReader.Manifest;
import dev.pawl.activities.step.Pulse;
import dev.pawl.planner.undo.AddonReversal;
import dev.pawl.planner.undo.AddonReversal.DefinitionMove;
import dev.pawl.planner.undo.Reversal;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads the objects of an addon before they are changed. */
final class AddonKeep {

  private final KubernetesClient client;
  private final Kinds kinds;
  private final Pulse pulse;

  AddonKeep(KubernetesClient client, Pulse pulse) {
    this.client = client;
    this.kinds = new Kinds(client);
    this.pulse = pulse;
  }

  /** In the order of the manifests. */
  List<Kept> read(List<Manifest> manifests) {
    List<Kept> all = new ArrayList<>();
    for (Manifest manifest : manifests) {
      pulse.check();
      all.add(read(manifest.object()));
    }
    return all;
  }

  /** Whether what was kept can be come back to, once the manifests are applied. */
  static Reversal reversal(List<Kept> kept, List<Manifest> manifests) {
    List<String> namespaces =
        kept.stream()
            .filter(k -> k.added() && k.kind().equals("Namespace"))
            .map(Kept::name)
            .toList();
    List<DefinitionMove> definitions =
        kept.stream()
            .filter(k -> k.kind().equals("CustomResourceDefinition"))
            .flatMap(k -> move(k, manifests).stream())
            .toList();
    int added = (int) kept.stream().filter(Kept::added).count();
    return AddonReversal.of(kept.size() - added, added, definitions, namespaces);
  }

  private Kept read(GenericKubernetesResource wanted) {
    Optional<ResourceDefinitionContext> kind = kinds.of(wanted);
    String namespace =
        kind.filter(ResourceDefinitionContext::isNamespaceScoped).isPresent()
            ? Objects.requireNonNullElse(wanted.getMetadata().getNamespace(), "default")
            : wanted.getMetadata().getNamespace();
    String name = wanted.getMetadata().getName();
    GenericKubernetesResource before =
        kind.map(k -> Live.get(client, k, namespace, name)).orElse(null);
    return new Kept(wanted.getApiVersion(), wanted.getKind(), namespace, name, before);
  }

  private static Optional<DefinitionMove> move(Kept kept, List<Manifest> manifests) {
    return manifests.stream()
        .map(Manifest::object)
        .filter(o -> o.getKind().equals(kept.kind()))
        .filter(o -> o.getMetadata().getName().equals(kept.name()))
        .findFirst()
        .map(wanted -> move(kept, wanted));
  }

  private static DefinitionMove move(Kept kept, GenericKubernetesResource wanted) {
    String stores =
        versions(wanted).stream()
            .filter(v -> Boolean.TRUE.equals(v.get("storage")))
            .map(v -> String.valueOf(v.get("name")))
            .findFirst()
            .orElse(null);
    List<String> before =
        kept.added()
            ? null
            : versions(kept.before()).stream().map(v -> String.valueOf(v.get("name"))).toList();
    return new DefinitionMove(kept.name(), before, stores);
  }

  private static List<Map<?, ?>> versions(GenericKubernetesResource definition) {
    List<Map<?, ?>> all = new ArrayList<>();
    if (definition.get("spec", "versions") instanceof List<?> list) {
      list.forEach(v -> all.add((Map<?, ?>) v));
    }
    return all;
  }
}
