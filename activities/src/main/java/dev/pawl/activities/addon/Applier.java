package dev.pawl.activities.addon;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.spec.AddonSpec;
import dev.pawl.planner.spec.OnConflict;
import dev.pawl.workflows.failure.StepFailure;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Server-side apply as field manager {@code pawl}. Forced only by the spec's word: what another
 * manager owns is that one's, until a person says otherwise.
 */
final class Applier implements ObjectApply {

  static final String MANAGER = "pawl";

  private static final int MOST_CONFLICTS = 5;

  private final KubernetesClient client;
  private final String addon;
  private final OnConflict conflicts;

  Applier(KubernetesClient client, AddonSpec addon) {
    this.client = client;
    this.addon = addon.name();
    this.conflicts = addon.conflicts();
  }

  @Override
  public boolean apply(AddonObject object, ResourceDefinitionContext kind) {
    if (change(object, kind).isEmpty()) {
      return false;
    }
    asking(
        object,
        () -> {
          write(resource(object, kind));
          return true;
        });
    return true;
  }

  @Override
  public Optional<ObjectChange> change(AddonObject object, ResourceDefinitionContext kind) {
    Resource<GenericKubernetesResource> resource = resource(object, kind);
    GenericKubernetesResource there = resource.get();
    return there == null
        ? Optional.of(ObjectChange.create(object.ref()))
        : asking(object, () -> DryRun.of(resource, object.object(), takes()).change(object, there));
  }

  /** What the server refuses becomes a hold that says how to go on. */
  private <T> T asking(AddonObject object, Supplier<T> server) {
    try {
      return server.get();
    } catch (KubernetesClientException e) {
      List<StatusCause> conflicts = conflicts(e);
      if (!conflicts.isEmpty()) {
        throw StepFailure.of(conflict(object, conflicts));
      }
      if (ServerRefusal.is(e)) {
        throw StepFailure.of(refusal(object, ServerRefusal.words(e)));
      }
      throw e;
    }
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

  Resource<GenericKubernetesResource> resource(AddonObject object, ResourceDefinitionContext kind) {
    return object.namespace() == null
        ? client.genericKubernetesResources(kind).resource(object.object())
        : client
            .genericKubernetesResources(kind)
            .inNamespace(object.namespace())
            .resource(object.object());
  }

  private static List<StatusCause> conflicts(KubernetesClientException e) {
    boolean conflict =
        e.getCode() == HttpURLConnection.HTTP_CONFLICT
            && e.getStatus() != null
            && e.getStatus().getDetails() != null
            && e.getStatus().getDetails().getCauses() != null;
    return conflict
        ? e.getStatus().getDetails().getCauses().stream()
            .filter(c -> "FieldManagerConflict".equals(c.getReason()))
            .toList()
        : List.of();
  }

  private Hold refusal(AddonObject object, String message) {
    return new Hold(
        HoldCode.STEP_FAILED,
        "Addon %s: the API server refuses %s of %s: %s. Correct the file and start anew, or mend what it needs and retry."
            .formatted(addon, object.spoken(), object.file(), message),
        object.ref());
  }

  private Hold conflict(AddonObject object, List<StatusCause> conflicts) {
    String fields =
        conflicts.stream()
            .limit(MOST_CONFLICTS)
            .map(c -> c.getField() + " (" + c.getMessage() + ")")
            .collect(Collectors.joining(", "));
    int others = conflicts.size() - MOST_CONFLICTS;
    return new Hold(
        HoldCode.ADDON_NOT_READY,
        "Addon %s: %s is also managed by somebody else, who set %s%s. Take these fields out of %s, or take them over with kubectl apply --server-side --field-manager=%s --force-conflicts -f %s, then retry (another time: 'conflicts: take')."
            .formatted(
                addon,
                object.spoken(),
                fields,
                others > 0 ? " and " + others + " more" : "",
                object.file(),
                MANAGER,
                object.file()),
        object.ref());
  }
}
