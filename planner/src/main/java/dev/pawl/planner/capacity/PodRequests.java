package dev.pawl.planner.capacity;

import java.util.List;

/**
 * What the containers of a pod ask for, and what the pod asks for with that: containers and
 * sidecars run side by side, while an init container runs before them, beside the sidecars that
 * were started earlier. (Kubernetes documentation, "Resource sharing within containers"; KEP-753
 * for sidecars, KEP-2837 for requests of the pod itself.)
 *
 * @param containers requests of each container
 * @param init the init containers in their order, sidecars among them
 * @param overhead of the runtime class, added to everything
 * @param pod requests of the pod as a whole: what they name replaces the sum over its containers
 */
public record PodRequests(
    List<Resources> containers, List<InitContainer> init, Resources overhead, Resources pod) {

  public PodRequests {
    containers = List.copyOf(containers);
    init = List.copyOf(init);
  }

  /** How an init container ends. */
  public enum Ends {
    /** Before the next is started. */
    BEFORE_THE_NEXT,
    /** With the pod: {@code restartPolicy: Always}, a sidecar. */
    WITH_THE_POD
  }

  /** A container that is started before the pod's others. */
  public record InitContainer(Resources requests, Ends ends) {}

  /** What a node must have free for the pod. */
  public Resources effective() {
    Resources sidecars = Resources.NONE;
    Resources peak = Resources.NONE;
    for (InitContainer container : init) {
      Resources beside = sidecars.plus(container.requests());
      peak = peak.max(beside);
      switch (container.ends()) {
        case WITH_THE_POD -> sidecars = beside;
        case BEFORE_THE_NEXT -> {}
      }
    }
    Resources running = containers.stream().reduce(sidecars, Resources::plus);
    return running.max(peak).overriddenBy(pod).plus(overhead);
  }
}
