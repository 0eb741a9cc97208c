package dev.pawl.planner.capacity.drain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.capacity.ClusterCapacity;
import dev.pawl.planner.capacity.NodeCapacity;
import dev.pawl.planner.capacity.PlacedPod;
import java.util.List;

/** Follows a simulation move by move, and asks the naive scheduler about each. */
final class CheckedBoard implements Trace {

  private final NaiveScheduler naive = new NaiveScheduler();
  private int placed;
  private int homeless;

  CheckedBoard(ClusterCapacity cluster) {
    cluster.nodes().forEach(naive::join);
    cluster.pods().forEach(pod -> naive.put(pod, pod.node()));
  }

  NaiveScheduler naive() {
    return naive;
  }

  int placed() {
    return placed;
  }

  int homeless() {
    return homeless;
  }

  @Override
  public void joined(NodeCapacity node, List<PlacedPod> itsOwn) {
    naive.join(node);
    itsOwn.forEach(pod -> naive.put(pod, node.name()));
  }

  @Override
  public void became(String node, Standing standing) {
    naive.become(node, standing);
  }

  @Override
  public void left(PlacedPod pod, String node) {
    naive.take(pod, node);
  }

  @Override
  public void came(PlacedPod pod, String node) {
    placed++;
    assertThat(naive.admits(pod.shape(), node))
        .as("%s may stand on %s", pod.object(), node)
        .isTrue();
    naive.put(pod, node);
  }

  @Override
  public void foundNone(PlacedPod pod) {
    homeless++;
    assertThat(naive.nodes())
        .as("nodes with room for %s", pod.object())
        .noneMatch(node -> naive.admits(pod.shape(), node));
  }
}
