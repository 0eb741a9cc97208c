package dev.pawl.planner.capacity;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which pods are meant, by their labels: all requirements hold. Without any, every pod is meant.
 */
public record LabelSelector(List<LabelRequirement> requirements) {

  /** An API object without a selector ({@code null}) means no pod. */
  public static final LabelSelector NOTHING =
      new LabelSelector(List.of(new LabelRequirement("", LabelRequirement.Operator.IN, Set.of())));

  public LabelSelector {
    requirements = List.copyOf(requirements);
  }

  public static LabelSelector of(LabelRequirement... requirements) {
    return new LabelSelector(List.of(requirements));
  }

  public boolean matches(Map<String, String> labels) {
    for (LabelRequirement requirement : requirements) {
      if (!requirement.matches(labels)) {
        return false;
      }
    }
    return true;
  }
}
