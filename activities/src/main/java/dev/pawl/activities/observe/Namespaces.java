package dev.pawl.activities.observe;

import dev.pawl.planner.capacity.LabelSelector;
import io.fabric8.kubernetes.api.model.Namespace;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The namespaces of the cluster, looked at only where a pod's rule selects among them. */
final class Namespaces {

  private final Supplier<Optional<List<Namespace>>> look;
  private Optional<List<Namespace>> seen;

  /**
   * @param look empty where they may not be read
   */
  Namespaces(Supplier<Optional<List<Namespace>>> look) {
    this.look = look;
  }

  /** Names of those that are meant; empty where they may not be read. */
  Optional<Set<String>> selected(LabelSelector selector) {
    if (seen == null) {
      seen = look.get();
    }
    return seen.map(
        all ->
            all.stream()
                .filter(n -> selector.matches(Lists.orNone(n.getMetadata().getLabels())))
                .map(n -> n.getMetadata().getName())
                .collect(Collectors.toSet()));
  }
}
