package dev.pawl.activities.observe;

import dev.pawl.activities.pods.PodRef;
import dev.pawl.planner.capacity.AfterDrain;
import dev.pawl.planner.capacity.NodeRules;
import dev.pawl.planner.capacity.NodeTerm;
import dev.pawl.planner.capacity.PodShape;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.NodeAffinity;
import io.fabric8.kubernetes.api.model.NodeSelector;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What decides where pods may stand; pods of one workload share one object. */
final class Shapes {

  /** They would make every pod of a StatefulSet a shape of its own. */
  private static final Set<String> OF_ONE_POD =
      Set.of("statefulset.kubernetes.io/pod-name", "apps.kubernetes.io/pod-index");

  private final Neighbours neighbours;
  private final Volumes volumes;
  private final Map<PodShape, PodShape> known = new HashMap<>();

  Shapes(Neighbours neighbours, Volumes volumes) {
    this.neighbours = neighbours;
    this.volumes = volumes;
  }

  PodShape of(Pod pod) {
    PodShape shape = shape(pod);
    PodShape same = known.putIfAbsent(shape, shape);
    return same == null ? shape : same;
  }

  private PodShape shape(Pod pod) {
    Map<String, String> labels = new TreeMap<>(Lists.orNone(pod.getMetadata().getLabels()));
    labels.keySet().removeAll(OF_ONE_POD);
    PodSpec spec = pod.getSpec();
    return new PodShape(
        pod.getMetadata().getNamespace(),
        PodRef.controller(pod).map(o -> o.getKind() + "/" + o.getName()).orElse(""),
        labels,
        Objects.requireNonNullElse(spec.getPriority(), 0),
        Requests.of(spec),
        new NodeRules(
            Lists.orNone(spec.getNodeSelector()),
            affinity(spec),
            Tolerations.of(spec.getTolerations()),
            volumes.of(pod)),
        neighbours.of(pod, labels),
        afterDrain(pod));
  }

  private static AfterDrain afterDrain(Pod pod) {
    if (MovablePods.perNode(pod)) {
      return AfterDrain.PER_NODE;
    }
    return PodRef.controller(pod).isEmpty() ? AfterDrain.GONE : AfterDrain.MOVES;
  }

  private static List<NodeTerm> affinity(PodSpec spec) {
    return Optional.ofNullable(spec.getAffinity())
        .map(Affinity::getNodeAffinity)
        .map(NodeAffinity::getRequiredDuringSchedulingIgnoredDuringExecution)
        .map(NodeSelector::getNodeSelectorTerms)
        .orElse(List.of())
        .stream()
        .map(
            t ->
                new NodeTerm(
                    Selectors.conditions(t.getMatchExpressions()),
                    Selectors.conditions(t.getMatchFields())))
        .toList();
  }
}
