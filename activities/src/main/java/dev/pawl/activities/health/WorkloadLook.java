package dev.pawl.activities.health;

import dev.pawl.activities.kube.Pages;
import dev.pawl.activities.pods.WorstPod;
import dev.pawl.planner.health.Trouble;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which workloads have fewer available pods than they want. */
final class WorkloadLook {

  private final KubernetesClient client;
  private final List<Trouble> troubles = new ArrayList<>();
  private final Map<String, LabelSelector> selectors = new HashMap<>();

  /**
   * Looks.
   *
   * @param busy nodes that a step is at work on: so many pods of a DaemonSet may be away
   */
  WorkloadLook(KubernetesClient client, int busy) {
    this.client = client;
    Pages.each(client.apps().deployments().inAnyNamespace()::list, this::deployment);
    Pages.each(client.apps().statefulSets().inAnyNamespace()::list, this::statefulSet);
    Pages.each(client.apps().daemonSets().inAnyNamespace()::list, set -> daemonSet(set, busy));
  }

  List<Trouble> troubles() {
    return List.copyOf(troubles);
  }

  /** What the worst pod of a workload says; empty where none says anything. */
  Optional<String> cause(String object) {
    LabelSelector selector = selectors.get(object);
    return selector == null
        ? Optional.empty()
        : WorstPod.of(
            client
                .pods()
                .inNamespace(object.split("/", 3)[1])
                .withLabelSelector(selector)
                .list()
                .getItems());
  }

  private void deployment(Deployment it) {
    int wanted = it.getSpec().getReplicas() == null ? 1 : it.getSpec().getReplicas();
    Integer there = it.getStatus() == null ? null : it.getStatus().getAvailableReplicas();
    add("Deployment", it, it.getSpec().getSelector(), wanted, there);
  }

  private void statefulSet(StatefulSet it) {
    int wanted = it.getSpec().getReplicas() == null ? 1 : it.getSpec().getReplicas();
    Integer there = it.getStatus() == null ? null : it.getStatus().getAvailableReplicas();
    add("StatefulSet", it, it.getSpec().getSelector(), wanted, there);
  }

  private void daemonSet(DaemonSet it, int busy) {
    Integer wanted = it.getStatus() == null ? null : it.getStatus().getDesiredNumberScheduled();
    Integer there = it.getStatus() == null ? null : it.getStatus().getNumberAvailable();
    int sure = wanted == null ? 0 : Math.max(0, wanted - busy);
    add("DaemonSet", it, it.getSpec().getSelector(), sure, there);
  }

  private void add(
      String kind, HasMetadata it, LabelSelector pods, int wanted, Integer availableOrNull) {
    int available = availableOrNull == null ? 0 : availableOrNull;
    int missing = wanted - available;
    if (missing > 0) {
      String object =
          "%s/%s/%s".formatted(kind, it.getMetadata().getNamespace(), it.getMetadata().getName());
      selectors.put(object, pods);
      troubles.add(
          new Trouble(object, missing, "has %d of %d pods available".formatted(available, wanted)));
    }
  }
}
