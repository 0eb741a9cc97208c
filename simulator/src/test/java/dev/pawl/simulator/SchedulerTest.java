package dev.pawl.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.simulator.store.Trees;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchedulerTest extends SimTest {

  @Test
  void shouldSpreadPodsOverNodes() {
    populate().pool("w", 4, p -> p).deployment("shop", "web", 8, w -> w).createAndWait(WALL);
    assertThat(spread("web").values()).containsExactly(2L, 2L, 2L, 2L);
  }

  @Test
  void shouldNotScheduleOnCordonedNode() {
    populate().pool("w", 2, p -> p).create();
    cordon("w-0");
    populate().deployment("shop", "web", 3, w -> w).createAndWait(WALL);
    assertThat(spread("web")).containsOnlyKeys("w-1");
  }

  @Test
  void shouldAvoidPreferNoScheduleWhileThereIsAnother() {
    populate().pool("w", 3, p -> p).create();
    for (String node : new String[] {"w-0", "w-1"}) {
      cluster.objects().edit("Node", "", node, n -> taint(n, "PreferNoSchedule"));
    }
    populate().deployment("shop", "web", 6, w -> w).createAndWait(WALL);
    assertThat(spread("web")).containsOnlyKeys("w-2");
  }

  @Test
  void shouldKeepPodsApartAndLeaveTheRestPending() {
    populate()
        .pool("w", 2, p -> p)
        .deployment("shop", "web", 3, w -> w.apart("kubernetes.io/hostname"))
        .create();
    cluster.settle(WALL);
    assertThat(spread("web")).containsEntry("", 1L).containsEntry("w-0", 1L);

    populate().pool("more", 1, p -> p).create();
    cluster.settle(WALL);
    assertThat(spread("web")).doesNotContainKey("").containsEntry("more-0", 1L);
  }

  @Test
  void shouldNotOverfillNodes() {
    populate()
        .pool("w", 2, p -> p.capacity("2", "4Gi", 10))
        .deployment("shop", "web", 5, w -> w.requests("900m", "1Gi"))
        .create();
    cluster.settle(WALL);
    assertThat(spread("web")).containsEntry("", 1L).containsEntry("w-0", 2L);
  }

  @Test
  void shouldScheduleWhenAPodEnds() {
    populate()
        .pool("w", 1, p -> p.capacity("1", "4Gi", 10))
        .deployment("shop", "web", 1, w -> w.requests("900m", "1Gi"))
        .createAndWait(WALL);
    String old = Trees.name(pods("web").get(0));
    deletePod("shop", old);
    assertThat(spread("web")).containsEntry("", 1L);
    cluster.advance(Duration.ofSeconds(5));
    assertThat(spread("web")).isEqualTo(Map.of("w-0", 1L));
  }

  @Test
  void shouldHonourSelectorAndZone() {
    populate()
        .pool("a", 3, p -> p.zones("z1", "z2", "z3"))
        .deployment("shop", "web", 2, w -> w.nodeSelector("topology.kubernetes.io/zone", "z2"))
        .createAndWait(WALL);
    assertThat(spread("web")).containsOnlyKeys("a-1");
  }

  @Test
  void shouldWaitForNodeToBoot() {
    populate().deployment("shop", "web", 1, w -> w).create();
    node("n1", Map.of());
    assertThat(spread("web")).containsOnlyKeys("");
    cluster.advance(Duration.ofSeconds(31));
    assertThat(spread("web")).containsOnlyKeys("n1");
  }

  private static void taint(ObjectNode node, String effect) {
    Trees.list(spec(node), "taints")
        .addObject()
        .put("key", "pawl.dev/outdated")
        .put("effect", effect);
  }
}
