package dev.pawl.planner.capacity.drain;

import static dev.pawl.planner.capacity.drain.Clusters.node;
import static dev.pawl.planner.capacity.drain.Clusters.shape;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Old nodes of two places, with a pod or two on each. */
class ClosedNodesTest {

  @Test
  void shouldBeAllWhereEverythingHasAPlaceElsewhere() {
    List<String> old = old(3);

    assertThat(closed(full(old).with(node("new", "z1", 6000)), old))
        .containsExactlyInAnyOrderElementsOf(old);
    assertThat(closed(full(old).with(node("new", "z1", 5000)), old)).isEmpty();
  }

  @Test
  void shouldLeaveFewerOpenThanTheSchedulerScoresAtLeast() {
    List<String> old = old(102);

    assertThat(closed(half(old), old)).containsExactlyInAnyOrder("old-000", "old-001", "old-002");
  }

  @Test
  void shouldBeNoneWhereTheReserveIsAllThereIs() {
    assertThat(closed(half(old(99)), old(99))).isEmpty();
  }

  @Test
  void shouldBeNoneWithoutRoomForTheNodeThatComesNext() {
    List<String> old = old(102);

    assertThat(closed(full(old).with(node("new", "z1", 1000)), old)).isEmpty();
    assertThat(closed(full(old).with(node("new", "z1", 2000)), old)).hasSize(3);
  }

  @Test
  void shouldBeNoneWithoutRoomForWhatIsBeingDrained() {
    List<String> old = old(102);
    Clusters cluster = full(old).with(node("new", "z1", 4000));

    assertThat(closed(cluster, old, Set.of("old-000"))).hasSize(3);
    assertThat(closed(cluster, old, Set.of("old-000", "old-001"))).isEmpty();
  }

  @Test
  void shouldNotTakeAnotherPoolsOldNodesForRoom() {
    List<String> old = old(102);
    Clusters cluster = full(old).with(node("other-old", "z1", 9000));

    assertThat(closed(cluster, old)).hasSize(3);
    Set<String> outdated = new HashSet<>(old);
    outdated.add("other-old");
    assertThat(ClosedNodes.of(cluster.build(), old, Set.of(), Set.of(), outdated)).isEmpty();
  }

  private static Set<String> closed(Clusters cluster, List<String> old) {
    return closed(cluster, old, Set.of());
  }

  private static Set<String> closed(Clusters cluster, List<String> old, Set<String> draining) {
    return ClosedNodes.of(cluster.build(), old, draining, Set.of(), Set.copyOf(old));
  }

  private static Clusters full(List<String> old) {
    return withPods(old, 2);
  }

  private static Clusters half(List<String> old) {
    return withPods(old, 1);
  }

  private static Clusters withPods(List<String> old, int pods) {
    Clusters cluster = new Clusters();
    old.forEach(n -> cluster.with(node(n, "z1", 2000)).pods(pods, shape("web", 1000), n));
    return cluster;
  }

  private static List<String> old(int nodes) {
    return IntStream.range(0, nodes).mapToObj("old-%03d"::formatted).toList();
  }
}
