package dev.pawl.activities.observe;

import dev.pawl.planner.capacity.PodRequests;
import dev.pawl.planner.capacity.PodRequests.Ends;
import dev.pawl.planner.capacity.PodRequests.InitContainer;
import dev.pawl.planner.capacity.Resources;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.List;

/** What a pod asks of a node. */
final class Requests {

  private static final String ALWAYS = "Always";

  private Requests() {}

  static Resources of(PodSpec spec) {
    List<Resources> containers =
        Lists.orNone(spec.getContainers()).stream().map(c -> of(c.getResources())).toList();
    List<InitContainer> init =
        Lists.orNone(spec.getInitContainers()).stream()
            .map(c -> new InitContainer(of(c.getResources()), ends(c)))
            .toList();
    return new PodRequests(
            containers, init, Quantities.resources(spec.getOverhead()), of(spec.getResources()))
        .effective();
  }

  /** Whether an init container is a sidecar, and runs as long as the pod. */
  static boolean sidecar(Container container) {
    return ALWAYS.equals(container.getRestartPolicy());
  }

  private static Ends ends(Container container) {
    return sidecar(container) ? Ends.WITH_THE_POD : Ends.BEFORE_THE_NEXT;
  }

  private static Resources of(ResourceRequirements written) {
    return written == null ? Resources.NONE : Quantities.resources(written.getRequests());
  }
}
