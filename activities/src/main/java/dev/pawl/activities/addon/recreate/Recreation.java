package dev.pawl.activities.addon.recreate;

import dev.pawl.activities.addon.apply.Applier;
import dev.pawl.activities.addon.apply.DryRun;
import dev.pawl.activities.addon.apply.ImmutableFields;
import dev.pawl.activities.addon.object.AddonObject;
import dev.pawl.activities.addon.object.Live;
import dev.pawl.activities.addon.object.ObjectChange;
import dev.pawl.activities.step.Pulse;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.time.Duration;

/**
 * Deletes an object and makes it anew. What differs is asked of the server (a dry run), and so is,
 * before the old one is deleted, whether it would take the new one.
 */
public final class Recreation {

  private static final Duration LOOK = Duration.ofMillis(200);

  private final Applier applier;
  private final Pulse pulse;

  public Recreation(Applier applier, Pulse pulse) {
    this.applier = applier;
    this.pulse = pulse;
  }

  /** The object of this name that is there and stays; null where there is none. */
  GenericKubernetesResource there(AddonObject object, ResourceDefinitionContext kind) {
    GenericKubernetesResource there =
        applier.refusals().asking(object, applier.resource(object, kind)::get);
    return there == null || Live.isEnding(there) ? null : there;
  }

  /** That it is made, where none is there. */
  ObjectChange making(AddonObject object, ResourceDefinitionContext kind) {
    // One that is ending says nothing of the one that comes.
    return applier.resource(object, kind).get() == null
        ? applier.change(object, kind).orElseThrow()
        : ObjectChange.create(object.ref());
  }

  /**
   * What is lost and what comes, where it is deleted and made anew.
   *
   * @throws io.temporal.failure.ApplicationFailure where the server would refuse the new one
   */
  ObjectChange remaking(
      AddonObject object, ResourceDefinitionContext kind, GenericKubernetesResource there) {
    return new Remake(applier).of(object, kind, there);
  }

  /** A field that cannot change on the object that is there can on a new one. */
  boolean differs(
      AddonObject object, ResourceDefinitionContext kind, GenericKubernetesResource there) {
    try {
      return DryRun.of(applier.resource(object, kind), object.object(), true)
          .change(object, there)
          .isPresent();
    } catch (KubernetesClientException e) {
      if (ImmutableFields.of(e).isPresent()) {
        return true;
      }
      throw applier.refusals().of(object, e);
    }
  }

  /** Its pods end in their own time: the garbage collector sees to them. */
  void delete(AddonObject object, ResourceDefinitionContext kind) {
    applier
        .refusals()
        .asking(
            object,
            () ->
                applier
                    .resource(object, kind)
                    .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                    .delete());
  }

  /** Once the old one has gone: a finalizer may keep the object itself for a while. */
  void make(AddonObject object, ResourceDefinitionContext kind) {
    Resource<GenericKubernetesResource> resource = applier.resource(object, kind);
    while (resource.get() != null) {
      pulse.pause(LOOK);
    }
    applier.apply(object, kind);
  }
}
