package dev.pawl.planner.capacity.drain;

import dev.pawl.planner.capacity.NodeCapacity;
import dev.pawl.planner.capacity.PlacedPod;
import java.util.ArrayList;
import java.util.List;

/** Remembers which pod went where. */
final class Moves implements Trace {

  private final List<String> to = new ArrayList<>();

  List<String> to() {
    return to;
  }

  @Override
  public void joined(NodeCapacity node, List<PlacedPod> itsOwn) {}

  @Override
  public void became(String node, Standing standing) {}

  @Override
  public void left(PlacedPod pod, String node) {}

  @Override
  public void came(PlacedPod pod, String node) {
    to.add(pod.name() + " to " + node);
  }

  @Override
  public void foundNone(PlacedPod pod) {
    to.add(pod.name() + " nowhere");
  }
}
