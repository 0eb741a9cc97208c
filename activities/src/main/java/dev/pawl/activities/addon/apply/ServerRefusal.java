package dev.pawl.activities.addon.apply;

import dev.pawl.activities.kube.ErrorClassifier;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An answer of the API server that does not change by asking again. */
public final class ServerRefusal {

  private static final int MOST_WORDS = 400;
  private static final Set<Integer> REFUSED = Set.of(400, 404, 413, 422);

  /** Of a webhook, and of a ValidatingAdmissionPolicy, whose code may be a missing right's 403. */
  private static final Pattern DENIED = Pattern.compile("denied (the )?request");

  private static final Pattern SILENT = Pattern.compile("failed calling webhook \"([^\"]+)\"");

  private ServerRefusal() {}

  /**
   * Whether it is one. Fields that the kind does not have are answered with a 500, and admission
   * that says no often with the 403 of a missing right.
   */
  public static boolean is(KubernetesClientException e) {
    if (e.getStatus() == null || e.getStatus().getMessage() == null) {
      return false;
    }
    String said = e.getStatus().getMessage();
    return REFUSED.contains(e.getCode())
        || said.contains("failed to create typed patch object")
        || isDenied(e)
        || ErrorClassifier.usedUp(e).isPresent();
  }

  /** Whether a webhook or a policy of the cluster's owner says no. */
  public static boolean isDenied(KubernetesClientException e) {
    return e.getStatus() != null
        && e.getStatus().getMessage() != null
        && DENIED.matcher(e.getStatus().getMessage()).find();
  }

  /** The name of a webhook that should have been asked, and could not be. */
  static Optional<String> silentWebhook(KubernetesClientException e) {
    if (e.getStatus() == null || e.getStatus().getMessage() == null) {
      return Optional.empty();
    }
    Matcher silent = SILENT.matcher(e.getStatus().getMessage());
    return silent.find() ? Optional.of(silent.group(1)) : Optional.empty();
  }

  /** What the server says of single fields. */
  static List<StatusCause> causes(KubernetesClientException e) {
    return e.getStatus() == null
            || e.getStatus().getDetails() == null
            || e.getStatus().getDetails().getCauses() == null
        ? List.of()
        : e.getStatus().getDetails().getCauses();
  }

  /** The server's own words. */
  public static String words(KubernetesClientException e) {
    String one =
        e.getStatus().getMessage().replaceAll("\\s+", " ").strip().replaceFirst("\\.$", "");
    return one.length() <= MOST_WORDS ? one : one.substring(0, MOST_WORDS) + "…";
  }
}
