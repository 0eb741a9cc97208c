package dev.pawl.activities.checks;

import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the apiservers of a control plane say, each for itself.
 *
 * @param each at least one
 * @param silent addresses of those that were not reached from here
 */
public record Answers<T>(List<Answer<T>> each, List<String> silent) {

  /** As findings name whichever apiserver answers at the cluster's address. */
  public static final String CLUSTER = "Cluster/apiserver";

  /**
   * Of one of them.
   *
   * @param server as findings name it
   */
  public record Answer<T>(String server, List<T> said) {

    public Answer {
      said = List.copyOf(said);
    }
  }

  public Answers {
    each = List.copyOf(each);
    silent = List.copyOf(silent);
  }

  /** There is no other. */
  public static <T> Answers<T> only(List<T> said) {
    return new Answers<>(List.of(new Answer<>(CLUSTER, said)), List.of());
  }

  /** All that was said. */
  public Stream<T> all() {
    return each.stream().flatMap(a -> a.said().stream());
  }

  /**
   * That some were not asked.
   *
   * @param how to learn from them what these have said
   */
  public Found gap(String how) {
    return silent.isEmpty()
        ? Found.nothing()
        : Found.unknown(
            Severity.INFO,
            "apiservers are not reached from here (%s), and each knows its own part only"
                .formatted(String.join(", ", silent)),
            how);
  }
}
