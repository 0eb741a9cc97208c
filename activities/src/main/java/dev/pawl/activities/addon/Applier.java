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
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Server-side apply as field manager {@code pawl}. Forced only by the spec's word: what another
 * manager owns is that one's, until a person says otherwise.
 */
final class Applier implements ObjectApply {

  static final String MANAGER = "pawl";

  private static final int MOST_CONFLICTS = 5;
  private static final int MOST_WORDS = 400;
  private static final Set<Integer> REFUSED = Set.of(400, 404, 413, 422);

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
    Resource<GenericKubernetesResource> resource = resource(object, kind);
    GenericKubernetesResource there = resource.get();
    try {
      if (there != null && !DryRun.changes(there, resource, object.object(), takes())) {
        return false;
      }
      write(resource);
      return true;
    } catch (KubernetesClientException e) {
      List<StatusCause> conflicts = conflicts(e);
      if (!conflicts.isEmpty()) {
        throw StepFailure.of(conflict(object, conflicts));
      }
      if (refused(e)) {
        throw StepFailure.of(refusal(object, e.getStatus().getMessage()));
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

  /** Trying again changes nothing. Fields that the kind does not have are answered with a 500. */
  private static boolean refused(KubernetesClientException e) {
    if (e.getStatus() == null || e.getStatus().getMessage() == null) {
      return false;
    }
    return REFUSED.contains(e.getCode())
        || e.getStatus().getMessage().contains("failed to create typed patch object");
  }

  private Hold refusal(AddonObject object, String message) {
    String one = message.replaceAll("\\s+", " ").strip();
    return new Hold(
        HoldCode.STEP_FAILED,
        "Addon %s: the API server refuses %s of %s: %s. Correct the file and start anew, or mend what it needs and retry."
            .formatted(
                addon,
                object.spoken(),
                object.file(),
                one.length() <= MOST_WORDS ? one : one.substring(0, MOST_WORDS) + "…"),
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
