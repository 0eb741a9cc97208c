package dev.pawl.planner.explain;

import dev.pawl.planner.order.ChangeKind;
import dev.pawl.planner.order.PoolSequence;
import dev.pawl.planner.order.TkgApi;
import dev.pawl.planner.policy.VersionRule;
import dev.pawl.planner.spec.PoolOrder;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a change triggers.
 *
 * @param kind whether pools follow one another as for a version, or as for a configuration
 * @param startedBy who makes such a change
 * @param rolls what is rolled, in this order (S1.5); empty where nothing is
 */
public record UpgradeScenario(
    Change change, ChangeKind kind, StartedBy startedBy, List<Part> rolls, VersionRule rule) {

  /** Who makes a change. */
  public enum StartedBy {
    USER("the user"),
    SYSTEM("the system");

    private final String words;

    StartedBy(String words) {
      this.words = words;
    }
  }

  /** What of a cluster is rolled. */
  public enum Part {
    CONTROL_PLANE("the control plane"),
    WORKERS("the workers");

    private final String words;

    Part(String words) {
      this.words = words;
    }
  }

  public UpgradeScenario {
    rolls = List.copyOf(rolls);
  }

  /** Whether any node is replaced. */
  public boolean rollsNodes() {
    return !rolls.isEmpty();
  }

  /** How pools follow one another (S1.10). */
  public PoolOrder order(TkgApi api) {
    return PoolSequence.of(kind, api, List.of()).order();
  }

  /** For a person. */
  public String words() {
    return rollsNodes()
        ? "%s, made by %s, rolls %s"
            .formatted(
                change.words(),
                startedBy.words,
                rolls.stream().map(part -> part.words).collect(Collectors.joining(", then ")))
        : change.words() + " roll nothing";
  }
}
