package dev.pawl.activities.observe;

import dev.pawl.planner.capacity.PlacedPod;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pods of a cluster as they come, page by page: what is kept of each is a few words. */
final class PodCensus {

  private final MovableCensus movable;
  private final Shapes shapes;
  private final Map<String, String> names = new HashMap<>();
  private final List<PlacedPod> placed = new ArrayList<>();

  PodCensus(MovableCensus movable, Shapes shapes) {
    this.movable = movable;
    this.shapes = shapes;
  }

  void add(Pod pod) {
    if (pod.getSpec().getNodeName() == null || MovablePods.ended(pod)) {
      return;
    }
    String node = names.computeIfAbsent(pod.getSpec().getNodeName(), n -> n);
    placed.add(new PlacedPod(pod.getMetadata().getName(), shapes.of(pod), node));
    movable.add(pod);
  }

  MovableCensus movable() {
    return movable;
  }

  List<PlacedPod> placed() {
    return placed;
  }
}
