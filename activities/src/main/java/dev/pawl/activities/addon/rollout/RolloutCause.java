package dev.pawl.activities.addon.rollout;

import dev.pawl.activities.addon.object.AddonObject;
import dev.pawl.activities.pods.WorstPod;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * Why a workload does not roll out: what its pods say or, where it has none, what kept its
 * controller from making them.
 */
final class RolloutCause {

  private static final int MOST_WORDS = 300;

  /** What a controller reports when a quota or a webhook refuses its pods. */
  private static final Map<String, String> REFUSED = Map.of("reason", "FailedCreate");

  private final KubernetesClient client;

  RolloutCause(KubernetesClient client) {
    this.client = client;
  }

  /** With a leading semicolon; the empty text where nothing is to be found. */
  String of(AddonObject object, LabelSelector selector) {
    if (selector == null) {
      return "";
    }
    return pod(object, selector)
        .or(() -> refusal(object))
        .map(c -> "; " + (c.length() <= MOST_WORDS ? c : c.substring(0, MOST_WORDS) + "…"))
        .orElse("");
  }

  private Optional<String> pod(AddonObject object, LabelSelector selector) {
    return WorstPod.of(
        client
            .pods()
            .inNamespace(object.namespace())
            .withLabelSelector(selector)
            .list()
            .getItems());
  }

  /** Without what differs from try to try: the sentence shall not change at every look. */
  private static String steady(String message) {
    return message
        .replace("(combined from similar events): ", "")
        .replaceAll("pods \"[^\"]*\" is", "pod is");
  }

  /** A Deployment's pods are made by its ReplicaSet, whose name begins with the Deployment's. */
  private Optional<String> refusal(AddonObject object) {
    try {
      return client
          .v1()
          .events()
          .inNamespace(object.namespace())
          .withFields(REFUSED)
          .list()
          .getItems()
          .stream()
          .filter(e -> about(e, object))
          .max(Comparator.comparing(RolloutCause::time))
          .map(Event::getMessage)
          .map(RolloutCause::steady);
    } catch (KubernetesClientException e) {
      // Events only explain; without permission to read them the numbers have to do.
      return Optional.empty();
    }
  }

  private static boolean about(Event event, AddonObject object) {
    String name = event.getInvolvedObject().getName();
    return name != null && (name.equals(object.name()) || name.startsWith(object.name() + "-"));
  }

  private static String time(Event event) {
    return event.getLastTimestamp() == null ? "" : event.getLastTimestamp();
  }
}
