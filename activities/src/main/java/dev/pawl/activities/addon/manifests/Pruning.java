package dev.pawl.activities.addon.manifests;

import dev.pawl.activities.addon.apply.Removal;
import dev.pawl.activities.addon.keep.AppliedSet;
import dev.pawl.activities.addon.keep.Kept;
import dev.pawl.activities.addon.object.AppliedObject;
import dev.pawl.activities.addon.object.Kinds;
import dev.pawl.activities.addon.object.Live;
import dev.pawl.activities.step.Pulse;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Removes what Pawl has applied before for an addon and its source does not have any more. Nothing
 * else: an object goes only where the addon's own list has it, no other addon's does, it is the one
 * that the list means, and Pawl's field manager still has fields of it.
 */
final class Pruning {

  private final KubernetesClient client;
  private final AppliedSet set;
  private final Kinds kinds;
  private final Pulse pulse;

  Pruning(KubernetesClient client, AppliedSet set, Pulse pulse) {
    this.client = client;
    this.set = set;
    this.kinds = new Kinds(client);
    this.pulse = pulse;
  }

  /** Something of the list that the source does not have, as it is now. */
  record Left(
      AppliedObject applied, ResourceDefinitionContext kind, GenericKubernetesResource there) {

    /** Whether Pawl removes it. */
    boolean goes() {
      return !applied.holdsMore();
    }

    Kept kept() {
      return new Kept(
          there.getApiVersion(), applied.kind(), applied.namespace(), applied.name(), there);
    }
  }

  /**
   * What of the list is there, is Pawl's and is not wanted any more.
   *
   * @param wanted what the source has
   */
  List<Left> left(List<AppliedObject> wanted) {
    Set<String> keys = keys(wanted);
    List<AppliedObject> gone =
        set.read().stream().map(this::settle).filter(o -> !keys.contains(o.key())).toList();
    if (gone.isEmpty()) {
      return List.of();
    }
    Set<String> others = set.keysOfOthers();
    List<Left> left = new ArrayList<>();
    for (AppliedObject object : gone) {
      pulse.check();
      if (!others.contains(object.key())) {
        look(object).ifPresent(left::add);
      }
    }
    return left;
  }

  /**
   * Removes what goes, the last that was applied first, and makes the list what it is then.
   *
   * @return how many objects were removed
   */
  int prune(List<AppliedObject> wanted) {
    List<Left> left = left(wanted);
    List<Left> going = new ArrayList<>(left.stream().filter(Left::goes).toList());
    Collections.reverse(going);
    Removal removal = new Removal(client, pulse);
    int removed = 0;
    for (Left one : going) {
      pulse.check();
      String why = "is not in the addon's source any more and is being removed";
      removed += removal.of(one.kind(), one.there(), why) ? 1 : 0;
    }
    List<AppliedObject> now = new ArrayList<>(identified(wanted));
    left.stream().filter(l -> !l.goes()).map(Left::applied).forEach(now::add);
    set.write(now);
    return removed;
  }

  /** What is about to be applied, and whether Pawl makes it or has made it. */
  List<AppliedObject> coming(List<AppliedObject> objects) {
    List<AppliedObject> known = set.read();
    return objects.stream().map(this::settle).map(o -> o.made(isMade(o, known))).toList();
  }

  private boolean isMade(AppliedObject object, List<AppliedObject> known) {
    Optional<AppliedObject> listed =
        known.stream().filter(k -> k.key().equals(object.key())).findFirst();
    if (listed.isPresent() && listed.get().uid() == null) {
      // An attempt that died has said it already, and may have deleted or made it since.
      return listed.get().made();
    }
    Optional<GenericKubernetesResource> there =
        kinds.of(object).map(k -> Live.get(client, k, object.namespace(), object.name()));
    return there.isEmpty()
        || listed.filter(k -> k.made() && k.uid().equals(uid(there.get()))).isPresent();
  }

  /** The UIDs of what Pawl has made for the addon. */
  Set<String> made() {
    return set.read().stream()
        .filter(o -> o.made() && o.uid() != null)
        .map(AppliedObject::uid)
        .collect(Collectors.toSet());
  }

  /** With the UIDs that they have; those of which the list knows it are not looked up. */
  List<AppliedObject> identified(List<AppliedObject> objects) {
    List<AppliedObject> known = set.read();
    List<AppliedObject> all = new ArrayList<>();
    for (AppliedObject object : objects) {
      AppliedObject settled = settle(object);
      Optional<AppliedObject> listed =
          known.stream().filter(k -> k.uid() != null && k.key().equals(settled.key())).findFirst();
      all.add(
          listed
              .map(k -> settled.known(k.uid()).made(k.made()))
              .orElseGet(() -> identify(settled.made(isMade(settled, known)))));
    }
    return all;
  }

  /** Of one that has just been applied: one of which Pawl owns no field has to be its own make. */
  private AppliedObject identify(AppliedObject object) {
    return kinds
        .of(object)
        .map(kind -> Live.get(client, kind, object.namespace(), object.name()))
        .filter(there -> object.made() || PawlFields.any(there))
        .map(there -> object.known(uid(there)).made(!PawlFields.any(there)))
        .orElse(object.known(null));
  }

  /** As it is on the cluster, where it is the one that was applied. */
  private Optional<Left> look(AppliedObject object) {
    return kinds
        .of(object)
        .flatMap(
            kind ->
                Optional.ofNullable(Live.get(client, kind, object.namespace(), object.name()))
                    .filter(there -> isIt(object, there))
                    .map(there -> new Left(object, kind, there)));
  }

  private static boolean isIt(AppliedObject object, GenericKubernetesResource there) {
    boolean known = object.uid() != null;
    return (!known || object.uid().equals(uid(there)))
        && (PawlFields.any(there) || (known && object.made()));
  }

  private static String uid(GenericKubernetesResource object) {
    return object.getMetadata().getUid();
  }

  private AppliedObject settle(AppliedObject object) {
    return kinds.of(object).map(k -> object.settled(k.isNamespaceScoped())).orElse(object);
  }

  private Set<String> keys(List<AppliedObject> objects) {
    return objects.stream().map(o -> settle(o).key()).collect(Collectors.toSet());
  }
}
