package dev.pawl.activities.checks.endpoint;

import java.util.Set;

/**
 * What is behind a Service and ready.
 *
 * @param ready one word for each ready endpoint: the pod's name, or else an address
 * @param nodes that they run on; those that say so
 */
public record Backend(String namespace, String service, Set<String> ready, Set<String> nodes) {

  public Backend {
    ready = Set.copyOf(ready);
    nodes = Set.copyOf(nodes);
  }
}
