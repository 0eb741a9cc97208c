package dev.pawl.activities.observe;

import dev.pawl.planner.capacity.LabelRequirement;
import dev.pawl.planner.capacity.LabelRequirement.Operator;
import dev.pawl.planner.capacity.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Label selectors and node conditions of the API as the planner's. */
public final class Selectors {

  private Selectors() {}

  /** An empty selector means every pod, an absent one none. */
  public static LabelSelector selector(io.fabric8.kubernetes.api.model.LabelSelector selector) {
    return selector == null ? LabelSelector.NOTHING : new LabelSelector(requirements(selector));
  }

  /**
   * The same, with the pod's own values of further labels.
   *
   * @param same {@code matchLabelKeys}; a pod without such a label is not asked for it
   * @param other {@code mismatchLabelKeys}
   */
  static LabelSelector selector(
      io.fabric8.kubernetes.api.model.LabelSelector selector,
      List<String> same,
      List<String> other,
      Map<String, String> labels) {
    if (selector == null) {
      return LabelSelector.NOTHING;
    }
    List<LabelRequirement> all = new ArrayList<>(requirements(selector));
    add(Operator.IN, same, labels, all);
    add(Operator.NOT_IN, other, labels, all);
    return new LabelSelector(all);
  }

  private static void add(
      Operator operator, List<String> keys, Map<String, String> labels, List<LabelRequirement> to) {
    for (String key : Lists.orNone(keys)) {
      Optional.ofNullable(labels.get(key))
          .ifPresent(value -> to.add(requirement(key, operator, List.of(value))));
    }
  }

  private static List<LabelRequirement> requirements(
      io.fabric8.kubernetes.api.model.LabelSelector selector) {
    List<LabelRequirement> all = new ArrayList<>();
    Lists.orNone(selector.getMatchLabels())
        .forEach((key, value) -> all.add(LabelRequirement.equal(key, value)));
    for (LabelSelectorRequirement r : Lists.orNone(selector.getMatchExpressions())) {
      all.add(requirement(r.getKey(), operator(r.getOperator()), r.getValues()));
    }
    return all;
  }

  static List<LabelRequirement> conditions(List<NodeSelectorRequirement> written) {
    return Lists.orNone(written).stream()
        .map(r -> requirement(r.getKey(), operator(r.getOperator()), r.getValues()))
        .toList();
  }

  private static LabelRequirement requirement(String key, Operator operator, List<String> values) {
    return new LabelRequirement(key, operator, new HashSet<>(Lists.orNone(values)));
  }

  private static Operator operator(String written) {
    return switch (written) {
      case "In" -> Operator.IN;
      case "NotIn" -> Operator.NOT_IN;
      case "Exists" -> Operator.EXISTS;
      case "DoesNotExist" -> Operator.DOES_NOT_EXIST;
      case "Gt" -> Operator.GT;
      case "Lt" -> Operator.LT;
      default -> throw new IllegalArgumentException("the API knows no operator " + written);
    };
  }
}
