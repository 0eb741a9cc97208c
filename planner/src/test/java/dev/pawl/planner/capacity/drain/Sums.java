package dev.pawl.planner.capacity.drain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.capacity.ClusterCapacity;
import dev.pawl.planner.capacity.NodeCapacity;
import dev.pawl.planner.capacity.PlacedPod;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up, for each node, what its pods ask for, and looks at each pod that comes. */
final class Sums implements Trace {

  private final Map<String, NodeCapacity> nodes = new HashMap<>();
  private final Map<String, Long> cpu = new HashMap<>();
  private final Map<String, Long> memory = new HashMap<>();
  private int moved;

  Sums(ClusterCapacity cluster) {
    cluster.nodes().forEach(node -> nodes.put(node.name(), node));
    cluster.pods().forEach(pod -> add(pod, pod.node(), 1));
  }

  int moved() {
    return moved;
  }

  @Override
  public void joined(NodeCapacity node, List<PlacedPod> itsOwn) {
    nodes.put(node.name(), node);
    itsOwn.forEach(pod -> add(pod, node.name(), 1));
  }

  @Override
  public void became(String node, Standing standing) {
    if (standing == Standing.REMOVED) {
      assertThat(cpu.getOrDefault(node, 0L)).as("cpu asked of %s", node).isZero();
      nodes.remove(node);
    }
  }

  @Override
  public void left(PlacedPod pod, String node) {
    add(pod, node, -1);
  }

  @Override
  public void came(PlacedPod pod, String node) {
    add(pod, node, 1);
    moved++;
    NodeCapacity capacity = nodes.get(node);
    boolean fits =
        cpu.get(node) <= capacity.allocatable().cpuMilli()
            && memory.get(node) <= capacity.allocatable().memoryBytes()
            && capacity
                .labels()
                .entrySet()
                .containsAll(pod.shape().nodeRules().selector().entrySet())
            && pod.shape().nodeRules().volumes().stream().allMatch(v -> v.reachableFrom(capacity));
    if (!fits) {
      throw new AssertionError(pod.object() + " does not fit on " + node);
    }
  }

  @Override
  public void foundNone(PlacedPod pod) {}

  private void add(PlacedPod pod, String node, int sign) {
    cpu.merge(node, sign * pod.shape().requests().cpuMilli(), Long::sum);
    memory.merge(node, sign * pod.shape().requests().memoryBytes(), Long::sum);
  }
}
