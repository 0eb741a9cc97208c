package dev.pawl.activities.addon.apply;

import dev.pawl.activities.addon.object.AddonObject;
import dev.pawl.activities.addon.object.ObjectChange;
import dev.pawl.activities.addon.source.ManifestReader.Manifest;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import java.util.Optional;

/** How one object of an addon gets to what its manifest says. Looks first; again: nothing. */
public interface ObjectApply {

  /**
   * Applies one object.
   *
   * @return whether that changed it
   */
  boolean apply(AddonObject object, ResourceDefinitionContext kind);

  /**
   * What applying it would change; empty where nothing. Writes nothing.
   *
   * @throws io.temporal.failure.ApplicationFailure as applying it would
   */
  Optional<ObjectChange> change(AddonObject object, ResourceDefinitionContext kind);

  /** Returns when nothing is left to do for an object that came back once others are back too. */
  default void settle(AddonObject object, ResourceDefinitionContext kind) {}

  /** In which order objects are applied that nothing else of the addon needs to exist. */
  default List<Manifest> inOrder(List<Manifest> manifests) {
    return manifests;
  }
}
