package dev.pawl.activities.checks.webhook;

import dev.pawl.activities.observe.Selectors;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What a webhook in the cluster needs in order to come back after its node was drained. */
final class Lifeline {

  private static final String SYSTEM = "kube-system";
  private static final String NODE_LEASES = "kube-node-lease";
  private static final Set<String> MAKE = Set.of("CREATE");
  private static final Set<String> WRITE = Set.of("CREATE", "UPDATE");

  private final List<Namespace> namespaces;
  private final List<Pod> pods;
  private final List<Node> nodes;

  Lifeline(List<Namespace> namespaces, List<Pod> pods, List<Node> nodes) {
    this.namespaces = namespaces;
    this.pods = pods;
    this.nodes = nodes;
  }

  /** Those of them that it has to let pass itself, in words. */
  List<String> heardBy(Hook hook) {
    Set<String> own = new LinkedHashSet<>(List.of(hook.callee().namespace(), SYSTEM));
    List<String> heard = new ArrayList<>();
    if (hook.hears(MAKE, Subject.PODS)) {
      own.stream()
          .filter(n -> selects(hook.namespaces(), n) && objects(hook, podsIn(n)))
          .forEach(n -> heard.add("pods in " + n));
    }
    if (hook.hears(WRITE, Subject.NODES) && objects(hook, nodes)) {
      heard.add("nodes");
    }
    if (hook.hears(WRITE, Subject.LEASES)) {
      List.of(SYSTEM, NODE_LEASES).stream()
          .filter(n -> selects(hook.namespaces(), n) && objects(hook, List.of()))
          .forEach(n -> heard.add("leases in " + n));
    }
    if (hook.hears(MAKE, Subject.EVENTS)) {
      own.stream()
          .filter(n -> selects(hook.namespaces(), n) && objects(hook, List.of()))
          .forEach(n -> heard.add("events in " + n));
    }
    return heard;
  }

  /** A namespace that is not there now carries one label at least when it comes. */
  private boolean selects(LabelSelector selector, String namespace) {
    Map<String, String> named = Map.of("kubernetes.io/metadata.name", namespace);
    return namespaces.stream()
        .filter(n -> namespace.equals(n.getMetadata().getName()))
        .findFirst()
        .map(n -> matches(selector, labels(n)))
        .orElseGet(() -> matches(selector, named));
  }

  /** Whether objects like those that are there now are meant; where there are none, bare ones. */
  private static boolean objects(Hook hook, Collection<? extends HasMetadata> like) {
    return like.isEmpty()
        ? matches(hook.objects(), Map.of())
        : like.stream().anyMatch(o -> matches(hook.objects(), labels(o)));
  }

  private List<Pod> podsIn(String namespace) {
    return pods.stream().filter(p -> namespace.equals(p.getMetadata().getNamespace())).toList();
  }

  /** Of a webhook, an absent selector means everything. */
  private static boolean matches(LabelSelector selector, Map<String, String> labels) {
    return selector == null || Selectors.selector(selector).matches(labels);
  }

  private static Map<String, String> labels(HasMetadata object) {
    return Objects.requireNonNullElse(object.getMetadata().getLabels(), Map.of());
  }
}
