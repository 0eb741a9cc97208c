package dev.pawl.activities.addon.helm;

import dev.pawl.activities.addon.apply.Refusals;
import dev.pawl.activities.addon.object.AddonObject;
import dev.pawl.activities.addon.object.Kinds;
import dev.pawl.activities.addon.object.Live;
import dev.pawl.activities.addon.object.ObjectChange;
import dev.pawl.activities.addon.source.ManifestReader.Manifest;
import dev.pawl.activities.step.Pulse;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.spec.AddonSpec;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.temporal.failure.ApplicationFailure;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What installing or upgrading a release would change, object by object: Helm's own requests, as
 * dry runs. Hooks aside, which are made and deleted on the way.
 */
final class HelmPreview {

  private final KubernetesClient client;
  private final Kinds kinds;
  private final HelmDryRun dryRun;
  private final HelmOwnership ownership;
  private final Refusals refusals;
  private final Pulse pulse;

  HelmPreview(KubernetesClient client, AddonSpec addon, Pulse pulse) {
    this.client = client;
    this.kinds = new Kinds(client);
    this.dryRun = new HelmDryRun(client);
    this.ownership = new HelmOwnership(addon.helm().release(), addon.helm().namespace());
    this.refusals = new Refusals(addon.name(), addon.driver());
    this.pulse = pulse;
  }

  /**
   * In the order of the new objects; then what is removed.
   *
   * @param before the objects of the revision that Helm compares with
   */
  List<ObjectChange> of(List<AddonObject> before, List<AddonObject> after, HelmBrings brings) {
    Map<String, AddonObject> old = HelmAnnotations.byKey(before);
    List<ObjectChange> changes = new ArrayList<>();
    HelmAnnotations.byKey(after)
        .forEach(
            (key, object) -> {
              pulse.check();
              Optional<AddonObject> was = Optional.ofNullable(old.remove(key));
              change(object, was, brings).ifPresent(changes::add);
            });
    for (AddonObject gone : old.values()) {
      pulse.check();
      removal(gone).ifPresent(changes::add);
    }
    return changes;
  }

  /**
   * What Helm makes before the first revision, where it is not there.
   *
   * @param namespace null where Helm makes none
   * @param definitions of the chart's {@code crds/}; Helm leaves those that are there
   */
  List<ObjectChange> first(String namespace, List<AddonObject> definitions) {
    List<ObjectChange> made = new ArrayList<>();
    if (namespace != null && client.namespaces().withName(namespace).get() == null) {
      made.add(ObjectChange.create("Namespace/" + namespace));
    }
    for (AddonObject definition : definitions) {
      Optional<ResourceDefinitionContext> kind = kinds.of(definition.object());
      if (kind.isPresent() && Live.get(client, kind.get(), null, definition.name()) == null) {
        made.add(ObjectChange.create(definition.ref()));
      }
    }
    return made;
  }

  private Optional<ObjectChange> change(
      AddonObject object, Optional<AddonObject> before, HelmBrings brings) {
    Optional<ResourceDefinitionContext> kind = kinds.of(object.object());
    if (kind.isEmpty()) {
      return Optional.of(
          brings.defines(object)
              ? ObjectChange.unasked(
                  object.ref(), "the server was not asked: the chart brings its definition")
              : ObjectChange.inTheWay(object.ref(), notServed(object)));
    }
    ownership.mark(object.object());
    try {
      return refusals.asking(object, () -> asked(object, before, kind.get(), brings));
    } catch (ApplicationFailure e) {
      return Optional.of(
          ObjectChange.inTheWay(object.ref(), e.getDetails().get(Hold.class).message()));
    }
  }

  private Optional<ObjectChange> asked(
      AddonObject object,
      Optional<AddonObject> before,
      ResourceDefinitionContext kind,
      HelmBrings brings) {
    GenericKubernetesResource there = Live.get(client, kind, object.namespace(), object.name());
    if (there == null) {
      return Optional.of(creation(object, kind, brings));
    }
    if (before.isEmpty() || !sameVersion(before.get(), object)) {
      Optional<String> objection = ownership.objection(object, there);
      if (objection.isPresent()) {
        return Optional.of(ObjectChange.inTheWay(object.ref(), objection.get()));
      }
    }
    GenericKubernetesResource was = before.orElse(object).object();
    return dryRun.change(object, was, there, kind);
  }

  private ObjectChange creation(
      AddonObject object, ResourceDefinitionContext kind, HelmBrings brings) {
    try {
      dryRun.create(object, kind);
      return ObjectChange.create(object.ref());
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND
          && brings.namespaces().contains(object.namespace())) {
        return ObjectChange.unasked(
            object.ref(), "the server was not asked: its namespace comes with the release");
      }
      throw e;
    }
  }

  /** Helm deletes what the new revision does not have, where it is and nobody said to keep it. */
  private Optional<ObjectChange> removal(AddonObject object) {
    Optional<ResourceDefinitionContext> kind = kinds.of(object.object());
    if (kind.isEmpty()) {
      return Optional.of(ObjectChange.inTheWay(object.ref(), notServedAnyMore(object)));
    }
    return Optional.ofNullable(Live.get(client, kind.get(), object.namespace(), object.name()))
        .filter(there -> !HelmAnnotations.isKept(there))
        .map(there -> ObjectChange.remove(object.ref()));
  }

  private static String notServed(AddonObject object) {
    return Kinds.notServed(new Manifest(object.object(), object.file()))
        + " (Helm installs a chart's crds/ with its first revision only)";
  }

  private String notServedAnyMore(AddonObject object) {
    return "the revision that is deployed has it as %s, which this cluster does not serve: Helm does not upgrade such a release. Bring its record up to date before (helm's plugin mapkubeapis)"
        .formatted(object.object().getApiVersion());
  }

  private static boolean sameVersion(AddonObject one, AddonObject other) {
    return one.object().getApiVersion().equals(other.object().getApiVersion());
  }
}
