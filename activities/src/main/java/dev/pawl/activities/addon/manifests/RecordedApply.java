package dev.pawl.activities.addon.manifests;

import dev.pawl.activities.addon.apply.ObjectApply;
import dev.pawl.activities.addon.object.AddonObject;
import dev.pawl.activities.addon.object.ObjectChange;
import dev.pawl.activities.addon.source.ManifestReader.Manifest;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import java.util.Optional;

/** Says in the list of what Pawl has applied what is coming, before the first of it is written. */
final class RecordedApply implements ObjectApply {

  private final ObjectApply way;
  private final Runnable record;
  private boolean recorded;

  RecordedApply(ObjectApply way, Runnable record) {
    this.way = way;
    this.record = record;
  }

  @Override
  public boolean apply(AddonObject object, ResourceDefinitionContext kind) {
    if (!recorded) {
      if (change(object, kind).isEmpty()) {
        return false;
      }
      record.run();
      recorded = true;
    }
    return way.apply(object, kind);
  }

  @Override
  public Optional<ObjectChange> change(AddonObject object, ResourceDefinitionContext kind) {
    return way.change(object, kind);
  }

  @Override
  public void settle(AddonObject object, ResourceDefinitionContext kind) {
    way.settle(object, kind);
  }

  @Override
  public List<Manifest> inOrder(List<Manifest> manifests) {
    return way.inOrder(manifests);
  }
}
