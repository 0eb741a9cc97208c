package dev.pawl.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pawl.bench.AuditLog.Request;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeTimesTest {

  private static Request request(
      String agent, String what, String name, double received, double answered) {
    return new Request(agent, what, name, 201, at(received), at(answered));
  }

  private static Instant at(double second) {
    return Instant.EPOCH.plusMillis(Math.round(second * 1000));
  }

  @Test
  void shouldCountWhatMachinesAndPodsTookByThemselves() {
    List<Request> log =
        List.of(
            request("pawl", "create nodes", "new", 0, 0.1),
            request("kwok/1", "patch nodes/status", "new", 2.0, 2.1),
            request("kwok/1", "patch nodes/status", "new", 9.0, 9.1),
            request("pawl", "create pods/eviction", "a", 5.0, 5.2),
            request("pawl", "create pods/eviction", "b", 5.0, 5.4),
            request("kwok/1", "delete pods", "a", 6.2, 6.2),
            request("kwok/1", "delete pods", "b", 6.9, 6.9),
            request("somebody else", "delete nodes", "other", 7.0, 8.0),
            request("pawl", "delete nodes", "old", 8.0, 8.3));

    NodeTimes times = new NodeTimes(log, "pawl");
    List<Double> chains = times.chains(Map.of("a", "old", "b", "old", "c", "old"));

    // 2 s of boot, 1.5 s of the pod that took longest, 0.3 s of removal
    assertThat(chains).singleElement().satisfies(c -> assertThat(c).isEqualTo(3.8, within(1e-9)));
    assertThat(times.span()).isEqualTo(8.3, within(1e-9));
  }

  @Test
  void shouldNotCountWhatWasRefused() {
    List<Request> log =
        List.of(
            new Request("pawl", "create pods/eviction", "a", 429, at(0), at(0)),
            request("kwok/1", "delete pods", "a", 60, 60),
            request("pawl", "delete nodes", "old", 61, 61));

    assertThat(new NodeTimes(log, "pawl").chains(Map.of("a", "old"))).containsExactly(0.0);
  }
}
