package dev.pawl.activities.addon.recreate;

import dev.pawl.activities.addon.apply.Applier;
import dev.pawl.activities.addon.apply.ObjectApply;
import dev.pawl.activities.addon.object.AddonObject;
import dev.pawl.activities.addon.object.ObjectChange;
import dev.pawl.activities.addon.source.ManifestReader.Manifest;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
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
public final class Recreator implements ObjectApply {

  private final Applier applier;
  private final Recreation recreation;
  private final NodePods pods;

  public Recreator(Applier applier, Recreation recreation, NodePods pods) {
    this.applier = applier;
    this.recreation = recreation;
    this.pods = pods;
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
    GenericKubernetesResource there = recreation.there(object, kind);
    return coming(object, kind, there)
        .map(
            comes ->
                there == null
                    ? recreation.making(comes, kind)
                    : recreation.remaking(comes, kind, there));
  }

  @Override
  public boolean apply(AddonObject object, ResourceDefinitionContext kind) {
    if (!AddonObject.isRecreated(object.object())) {
      return applier.apply(object, kind);
    }
    GenericKubernetesResource there = recreation.there(object, kind);
    Optional<AddonObject> comes = coming(object, kind, there);
    if (comes.isEmpty()) {
      return false;
    }
    if (there != null) {
      recreation.remaking(comes.get(), kind, there);
      recreation.delete(object, kind);
    }
    recreation.make(comes.get(), kind);
    return true;
  }

  /** What it becomes; nothing where it is that already. */
  private Optional<AddonObject> coming(
      AddonObject object, ResourceDefinitionContext kind, GenericKubernetesResource there) {
    if (!AddonObject.isDaemonSet(object.object())) {
      return there == null || recreation.differs(object, kind, there)
          ? Optional.of(object)
          : Optional.empty();
    }
    // Pods that the one that is there had to keep away from may have gone: no difference, that.
    if (there != null
        && !recreation.differs(
            OnePodPerNode.withRule(object, OnePodPerNode.others(there)), kind, there)) {
      return Optional.empty();
    }
    return Optional.of(
        OnePodPerNode.withRule(
            object,
            applier.refusals().asking(object, () -> pods.of(object)).stream()
                .map(OnePodPerNode::labels)
                .distinct()
                .toList()));
  }
}
