package dev.pawl.planner.capacity;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One way to satisfy a required node affinity: all of its conditions hold. A term without
 * conditions is satisfied by no node (Kubernetes API, NodeSelectorTerm).
 *
 * @param labels {@code matchExpressions}
 * @param names {@code matchFields}: conditions on the node's name
 */
public record NodeTerm(List<LabelRequirement> labels, List<LabelRequirement> names) {

  public NodeTerm {
    labels = List.copyOf(labels);
    names = List.copyOf(names);
  }

  public static NodeTerm of(LabelRequirement... labels) {
    return new NodeTerm(List.of(labels), List.of());
  }

  public boolean matches(NodeCapacity node) {
    return !(labels.isEmpty() && names.isEmpty())
        && labels.stream().allMatch(r -> r.matches(node.labels()))
        && names.stream().allMatch(r -> r.matches(node.name()));
  }

  @Override
  public String toString() {
    return Stream.concat(labels.stream(), names.stream())
        .map(LabelRequirement::toString)
        .collect(Collectors.joining(" and "));
  }
}
