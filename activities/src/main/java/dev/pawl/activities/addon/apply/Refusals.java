package dev.pawl.activities.addon.apply;

import dev.pawl.activities.addon.object.AddonObject;
import dev.pawl.activities.kube.ErrorClassifier;
import dev.pawl.activities.kube.Verdict;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.spec.AddonDriver;
import dev.pawl.workflows.failure.StepFailure;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What becomes of an API server's no to an object of an addon: a hold that names addon, object,
 * file, and where the server says so the field or the webhook, and how to go on.
 */
public record Refusals(String addon, AddonDriver driver) {

  private static final int MOST_CONFLICTS = 5;

  /** Asks the server about an object; its no is thrown as what it becomes. */
  public <T> T asking(AddonObject object, Supplier<T> server) {
    try {
      return server.get();
    } catch (KubernetesClientException e) {
      throw of(object, e);
    }
  }

  /** An error to throw; the same one where the error is not about this object. */
  public RuntimeException of(AddonObject object, KubernetesClientException e) {
    List<StatusCause> conflicts = conflicts(e);
    if (!conflicts.isEmpty()) {
      return StepFailure.of(
          new Hold(HoldCode.ADDON_NOT_READY, conflict(object, conflicts), object.ref()));
    }
    Optional<ImmutableFields> immutable = ImmutableFields.of(e);
    if (immutable.isPresent()) {
      return failed(object, immutable.get().sentence(object, driver));
    }
    if (ServerRefusal.is(e)) {
      return failed(
          object,
          "the API server refuses %s of %s: %s. Correct the file and start anew, or mend what it needs and retry"
              .formatted(object.spoken(), object.file(), ServerRefusal.words(e)));
    }
    Optional<String> webhook = ServerRefusal.silentWebhook(e);
    if (webhook.isPresent()) {
      return passing(object, silent(object, webhook.get(), ServerRefusal.words(e)));
    }
    return forbidden(object.spoken() + " of " + object.file(), object.ref(), e);
  }

  /**
   * A right that the worker does not have, with what it is for.
   *
   * @param what the object as a person says it
   * @return the same error where that is not what it is about
   */
  public RuntimeException forbidden(String what, String ref, KubernetesClientException e) {
    boolean missing =
        e.getCode() == HttpURLConnection.HTTP_FORBIDDEN
            && ErrorClassifier.classify(e).orElseThrow() instanceof Verdict.Stop;
    if (!missing) {
      return e;
    }
    String said = ErrorClassifier.classify(e).orElseThrow().hold().message();
    return StepFailure.of(
        new Hold(
            HoldCode.FORBIDDEN,
            "Addon %s: %s: %s. Grant the right and retry.".formatted(addon, what, said),
            ref));
  }

  private RuntimeException failed(AddonObject object, String sentence) {
    return StepFailure.of(
        new Hold(HoldCode.STEP_FAILED, "Addon %s: %s.".formatted(addon, sentence), object.ref()));
  }

  /** Tried again: whoever restarts a webhook's pods does not want an upgrade to stop for it. */
  private static RuntimeException passing(AddonObject object, String sentence) {
    return StepFailure.passing(new Hold(HoldCode.API_UNREACHABLE, sentence, object.ref()));
  }

  private String silent(AddonObject object, String webhook, String said) {
    return "Addon %s: webhook %s, which the API server asks about %s of %s, does not answer: %s. Mend what serves it, or delete its configuration (kubectl get validatingwebhookconfigurations,mutatingwebhookconfigurations); Pawl tries again by itself."
        .formatted(addon, webhook, object.spoken(), object.file(), said);
  }

  private static List<StatusCause> conflicts(KubernetesClientException e) {
    return e.getCode() == HttpURLConnection.HTTP_CONFLICT
        ? ServerRefusal.causes(e).stream()
            .filter(c -> "FieldManagerConflict".equals(c.getReason()))
            .toList()
        : List.of();
  }

  private String conflict(AddonObject object, List<StatusCause> conflicts) {
    String fields =
        conflicts.stream()
            .limit(MOST_CONFLICTS)
            .map(c -> c.getField() + " (" + c.getMessage() + ")")
            .collect(Collectors.joining(", "));
    int others = conflicts.size() - MOST_CONFLICTS;
    return "Addon %s: %s is also managed by somebody else, who set %s%s. Take these fields out of %s, or take them over with kubectl apply --server-side --field-manager=%s --force-conflicts -f %s, then retry (another time: 'conflicts: take')."
        .formatted(
            addon,
            object.spoken(),
            fields,
            others > 0 ? " and " + others + " more" : "",
            object.file(),
            Applier.MANAGER,
            object.file());
  }
}
