package dev.pawl.planner.capacity.drain;

import static dev.pawl.planner.capacity.drain.Clusters.cordoned;
import static dev.pawl.planner.capacity.drain.Clusters.node;
import static dev.pawl.planner.capacity.drain.Clusters.shape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.capacity.NodeCapacity;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoomElsewhereTest {

  private static final Set<String> OLD = Set.of("old-1", "old-2");

  @Test
  void shouldHaveNoneBeforeNewNodesHoldEverythingAtOnce() {
    // given two pods on each old node, and new nodes of two places each
    assertThat(room(node("new-1", "z1", 2000))).isFalse();
    assertThat(room(node("new-1", "z1", 2000), node("new-2", "z1", 2000))).isTrue();
  }

  @Test
  void shouldHaveNoneWhereANewNodeIsLost() {
    assertThat(room(node("new-1", "z1", 2000), cordoned(node("new-2", "z1", 2000)))).isFalse();
  }

  @Test
  void shouldNotCountNodesThatWillLeaveAsWell() {
    Clusters cluster = old().with(node("other-old", "z1", 9000));

    assertThat(RoomElsewhere.forAll(cluster.build(), OLD, Set.of("other-old"))).isFalse();
    assertThat(RoomElsewhere.forAll(cluster.build(), OLD, Set.of())).isTrue();
  }

  @Test
  void shouldAskForNothingWhereNothingLeaves() {
    assertThat(RoomElsewhere.forAll(old().build(), Set.of(), OLD)).isTrue();
  }

  private static boolean room(NodeCapacity... fresh) {
    return RoomElsewhere.forAll(old().with(fresh).build(), OLD, OLD);
  }

  private static Clusters old() {
    return new Clusters()
        .with(node("old-1", "z1", 4000), node("old-2", "z1", 4000))
        .pods(2, shape("web", 1000), "old-1")
        .pods(2, shape("web", 1000), "old-2");
  }
}
