package dev.pawl.planner.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.capacity.Taint.Effect;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeCapacityTest {

  @Test
  void shouldMakeASuccessorWithoutWhatBelongsToTheOldMachine() {
    Taint own = new Taint("dedicated", "gpu", Effect.NO_SCHEDULE);
    NodeCapacity old =
        new NodeCapacity(
            "a",
            "gpus",
            Map.of(NodeCapacity.HOSTNAME, "a", NodeCapacity.ZONE, "z1", "pawl.dev/upgrade", "prod"),
            Resources.of(4000, 1024),
            110,
            List.of(
                own,
                new Taint("node.kubernetes.io/not-ready", "", Effect.NO_EXECUTE),
                new Taint("pawl.dev/quarantined", "", Effect.NO_SCHEDULE)),
            false);

    NodeCapacity successor = old.successor("b");

    assertThat(successor)
        .isEqualTo(
            new NodeCapacity(
                "b",
                "gpus",
                Map.of(NodeCapacity.HOSTNAME, "b", NodeCapacity.ZONE, "z1"),
                Resources.of(4000, 1024),
                110,
                List.of(own),
                true));
    assertThat(successor.zone()).isEqualTo("z1");
  }
}
