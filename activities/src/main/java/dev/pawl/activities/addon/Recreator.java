package dev.pawl.activities.addon;

import dev.pawl.activities.addon.ManifestReader.Manifest;
import dev.pawl.activities.addon.ObjectChange.What;
import dev.pawl.activities.step.Pulse;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Driver recreate, the rules of seed 000.
 *
 * <pre>
 * S0.2 every other object is brought up to date first, by server-side apply
 * S0.3 a Deployment that differs is deleted and made anew
 * S0.4 then a DaemonSet that differs: deleted without waiting for its pods, and made anew
 * S0.5 its new pods keep away from nodes where an old one still ends: {@link OnePodPerNode}
 * S0.6 so each node goes on by itself
 * S0.7 nothing else is touched: no volume, no attachment, no pod that uses one
 * </pre>
 *
 * <p>What differs is asked of the server (a dry run), so that a second run writes nothing and a run
 * that died between deletion and creation goes on where it was. Whether the server would take the
 * new one is asked before the old one is deleted.
 */
final class Recreator implements ObjectApply {

  private static final Duration LOOK = Duration.ofMillis(200);

  private final Applier applier;
  private final Pulse pulse;

  Recreator(Applier applier, Pulse pulse) {
    this.applier = applier;
    this.pulse = pulse;
  }

  /** The Deployments after what they need, the DaemonSets last. */
  @Override
  public List<Manifest> inOrder(List<Manifest> manifests) {
    return manifests.stream().sorted(Comparator.comparing(m -> turn(m.object()))).toList();
  }

  private static int turn(GenericKubernetesResource object) {
    if (AddonObject.isDaemonSet(object)) {
      return 2;
    }
    return AddonObject.isRecreated(object) ? 1 : 0;
  }

  @Override
  public Optional<ObjectChange> change(AddonObject object, ResourceDefinitionContext kind) {
    if (!AddonObject.isRecreated(object.object())) {
      return applier.change(object, kind);
    }
    if (AddonObject.isDaemonSet(object.object())) {
      OnePodPerNode.require(object.object());
    }
    Resource<GenericKubernetesResource> resource = applier.resource(object, kind);
    GenericKubernetesResource there = applier.refusals().asking(object, resource::get);
    if (there == null) {
      return applier.change(object, kind);
    }
    if (ending(there)) {
      return Optional.of(ObjectChange.create(object.ref()));
    }
    return differs(resource, object, there)
        ? Optional.of(new Remake(applier).of(object, kind, there))
        : Optional.empty();
  }

  /** A field that cannot change on the object that is there can on a new one. */
  private boolean differs(
      Resource<GenericKubernetesResource> resource,
      AddonObject object,
      GenericKubernetesResource there) {
    try {
      return DryRun.of(resource, object.object(), true).change(object, there).isPresent();
    } catch (KubernetesClientException e) {
      if (ImmutableFields.of(e).isPresent()) {
        return true;
      }
      throw applier.refusals().of(object, e);
    }
  }

  @Override
  public boolean apply(AddonObject object, ResourceDefinitionContext kind) {
    if (!AddonObject.isRecreated(object.object())) {
      return applier.apply(object, kind);
    }
    Optional<ObjectChange> change = change(object, kind);
    if (change.isEmpty()) {
      return false;
    }
    Resource<GenericKubernetesResource> resource = applier.resource(object, kind);
    if (change.get().what() == What.RECREATE) {
      // Its pods end in their own time: the garbage collector sees to them.
      applier
          .refusals()
          .asking(
              object,
              () -> resource.withPropagationPolicy(DeletionPropagation.BACKGROUND).delete());
    }
    awaitGone(resource);
    applier.apply(object, kind);
    return true;
  }

  private static boolean ending(GenericKubernetesResource object) {
    return object.getMetadata().getDeletionTimestamp() != null;
  }

  /** A finalizer may keep the object itself for a while. */
  private void awaitGone(Resource<GenericKubernetesResource> resource) {
    while (resource.get() != null) {
      pulse.pause(LOOK);
    }
  }
}
