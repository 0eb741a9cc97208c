package dev.pawl.activities.addon.apply;

import dev.pawl.activities.addon.object.AddonObject;
import dev.pawl.activities.addon.object.Live;
import dev.pawl.activities.addon.object.ObjectChange;
import dev.pawl.planner.spec.AddonSpec;
import dev.pawl.planner.spec.OnConflict;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.net.HttpURLConnection;
import java.util.Optional;

/**
 * Server-side apply as field manager {@code pawl}. Forced only by the spec's word: what another
 * manager owns is that one's, until a person says otherwise.
 */
public final class Applier implements ObjectApply {

  /** The field manager of all that Pawl applies. */
  public static final String MANAGER = "pawl";

  private final KubernetesClient client;
  private final Refusals refusals;
  private final OnConflict conflicts;

  public Applier(KubernetesClient client, AddonSpec addon) {
    this.client = client;
    this.refusals = new Refusals(addon.name(), addon.driver());
    this.conflicts = addon.conflicts();
  }

  @Override
  public boolean apply(AddonObject object, ResourceDefinitionContext kind) {
    return refusals.asking(
        object,
        () -> {
          Resource<GenericKubernetesResource> resource = resource(object, kind);
          GenericKubernetesResource there = resource.get();
          if (there != null && change(resource, object, there).isEmpty()) {
            return false;
          }
          write(resource);
          return true;
        });
  }

  @Override
  public Optional<ObjectChange> change(AddonObject object, ResourceDefinitionContext kind) {
    return refusals.asking(
        object,
        () -> {
          Resource<GenericKubernetesResource> resource = resource(object, kind);
          GenericKubernetesResource there = resource.get();
          return there == null
              ? Optional.of(creation(resource, object))
              : change(resource, object, there);
        });
  }

  private Optional<ObjectChange> change(
      Resource<GenericKubernetesResource> resource,
      AddonObject object,
      GenericKubernetesResource there) {
    return DryRun.of(resource, object.object(), takes()).change(object, there);
  }

  /** Where the server would take it. */
  private ObjectChange creation(Resource<GenericKubernetesResource> resource, AddonObject object) {
    try {
      DryRun.of(resource, object.object(), takes());
    } catch (KubernetesClientException e) {
      // Its namespace comes before it: with this addon, or with another one.
      if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
        throw e;
      }
      return ObjectChange.unasked(
          object.ref(), "the server was not asked: its namespace is not there yet");
    }
    return ObjectChange.create(object.ref());
  }

  private void write(Resource<GenericKubernetesResource> resource) {
    if (takes()) {
      resource.fieldManager(MANAGER).forceConflicts().serverSideApply();
    } else {
      resource.fieldManager(MANAGER).serverSideApply();
    }
  }

  private boolean takes() {
    return conflicts == OnConflict.TAKE;
  }

  /** What the server's no to this addon becomes. */
  public Refusals refusals() {
    return refusals;
  }

  /** With its content, where it is to be written. */
  public Resource<GenericKubernetesResource> resource(
      AddonObject object, ResourceDefinitionContext kind) {
    return Live.written(client, kind, object);
  }
}
