package dev.pawl.activities.checks;

import dev.pawl.activities.kube.Pages;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What checks of more than one room read. */
public final class Readings {

  public static final Reading<Node> NODES = list("", "nodes", c -> c.nodes()::list);

  public static final Reading<Pod> PODS = list("", "pods", c -> c.pods().inAnyNamespace()::list);

  public static final Reading<Namespace> NAMESPACES =
      list("", "namespaces", c -> c.namespaces()::list);

  public static final Reading<PodDisruptionBudget> BUDGETS =
      list(
          "policy",
          "poddisruptionbudgets",
          c -> c.policy().v1().podDisruptionBudget().inAnyNamespace()::list);

  private Readings() {}

  /** All objects of a kind, in pages, without what only servers need: who wrote which field. */
  public static <T extends HasMetadata> Reading<T> list(
      String group,
      String resource,
      Function<KubernetesClient, Function<ListOptions, ? extends KubernetesResourceList<T>>>
          lister) {
    return new Reading<>(
        Right.list(group, resource),
        client -> {
          List<T> items = new ArrayList<>();
          Pages.each(
              lister.apply(client),
              item -> {
                item.getMetadata().setManagedFields(null);
                items.add(item);
              });
          return items;
        });
  }
}
