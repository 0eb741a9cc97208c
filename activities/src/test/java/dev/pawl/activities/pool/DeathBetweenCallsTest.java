package dev.pawl.activities.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.activities.SimWorld;
import dev.pawl.activities.pool.UpgradeByHand.Worker;
import dev.pawl.simulator.api.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One node's replacement, again and again, each time with a worker that dies at another point: the
 * end is the same (I6). Enumerated, not at random: after each activity's work and before its word
 * to Temporal, and before each write to the cluster.
 */
class DeathBetweenCallsTest {

  private static final int PODS = 3;
  private static final Set<String> WRITES = Set.of("create", "patch", "update", "delete");

  @TempDir Path directory;
  private int run;

  /** All of a cluster that must not depend on when a worker died. */
  private record End(List<String> nodes, List<String> pods, List<String> leases, long machines) {}

  @Test
  void shouldEndTheSameWhereverAWorkerDiesBetweenTwoActivities() throws Exception {
    List<String> calls = new ArrayList<>();
    End undisturbed =
        upgrade(
            (world, name, activity) -> {
              calls.add(name);
              return activity.apply(Worker.of(world));
            });
    assertThat(calls)
        .containsExactly(
            "admit", "mark", "decide", "surge", "decide", "drain", "remove", "decide", "verify",
            "close");

    for (int cut = 0; cut < calls.size(); cut++) {
      int at = cut;
      int[] made = {0};
      End end =
          upgrade(
              (world, name, activity) -> {
                Object result = activity.apply(Worker.of(world));
                // Nobody hears of the first result: the call is made again, by another worker.
                return made[0]++ == at ? activity.apply(Worker.of(world)) : result;
              });
      assertThat(end)
          .as("a worker died after call %d, %s", cut, calls.get(cut))
          .isEqualTo(undisturbed);
    }
  }

  @Test
  void shouldEndTheSameWhereverAWorkerDiesBetweenTwoWrites() throws Exception {
    End undisturbed = upgrade((world, name, activity) -> activity.apply(Worker.of(world)));
    boolean died = true;
    int cut = 0;
    for (; died; cut++) {
      Death death = new Death(cut);
      End end = upgrade(death);
      died = death.came;
      assertThat(end)
          .as("a worker died before write %d, in %s", cut, death.during)
          .isEqualTo(undisturbed);
    }
    assertThat(cut)
        .as("lease, mark, create, cordon, evictions, delete, clean")
        .isGreaterThan(6 + PODS);
  }

  /** How an activity is called in a world. */
  private interface Call {
    Object make(SimWorld world, String name, Function<Worker, Object> activity);
  }

  private End upgrade(Call call) throws Exception {
    Path folder = Files.createDirectory(directory.resolve("run-" + run++));
    try (SimWorld world = new SimWorld(folder)) {
      world
          .sim
          .populate()
          .pool("workers", 1, p -> p)
          .deployment("shop", "web", PODS, w -> w.requests("100m", "64Mi").maxUnavailable("1"))
          .createAndWait(Duration.ofSeconds(30));
      world.sim.requests().clear();
      UpgradeByHand upgrade =
          new UpgradeByHand(world, 1, (name, activity) -> call.make(world, name, activity));
      assertThat(upgrade.run()).isEmpty();
      world.sim.faults().clear();
      world.sim.settle(Duration.ofSeconds(10));
      return new End(nodes(world), pods(world), leases(world), machines(world));
    }
  }

  private static List<String> nodes(SimWorld world) {
    return world.sim.objects().list("Node").stream().map(DeathBetweenCallsTest::facts).toList();
  }

  /** But for what time and chance put on it. */
  private static String facts(JsonNode node) {
    ObjectNode meta = node.path("metadata").deepCopy();
    meta.retain("name", "labels", "annotations");
    return meta + " " + node.path("spec") + " " + node.at("/status/nodeInfo/kubeletVersion");
  }

  private static List<String> pods(SimWorld world) {
    return world.sim.objects().list("Pod").stream()
        .map(p -> p.at("/metadata/namespace").asText() + " on " + p.at("/spec/nodeName").asText())
        .sorted()
        .toList();
  }

  private static List<String> leases(SimWorld world) {
    return world.sim.objects().list("Lease").stream()
        .map(l -> l.at("/metadata/name").asText())
        .filter("pawl"::equals)
        .toList();
  }

  /** Made by the upgrade: a node that was made twice would be one too many. */
  private static long machines(SimWorld world) {
    return world
        .sim
        .requests()
        .count(e -> e.request().is("create", "nodes") && e.code() / 100 == 2);
  }

  /** A worker that dies before its n-th write to the cluster, and another that takes over. */
  private static final class Death implements Call {
    private final int at;
    private int writes;
    private volatile boolean dead;
    private volatile boolean came;
    private String during = "nothing";

    private Death(int at) {
      this.at = at;
    }

    @Override
    public Object make(SimWorld world, String name, Function<Worker, Object> activity) {
      if (came) {
        return activity.apply(Worker.of(world));
      }
      during = name;
      world.sim.faults().failSome(1, r -> strikes(world, r.verb()), Failure.unavailable());
      try {
        Object result = activity.apply(Worker.of(world));
        if (!came) {
          return result;
        }
      } catch (RuntimeException lastWords) {
        assertThat(came).as("nothing but death stops it: %s", lastWords).isTrue();
      } finally {
        world.sim.faults().clear();
      }
      dead = false;
      world.pulse.revive();
      return activity.apply(Worker.of(world));
    }

    private synchronized boolean strikes(SimWorld world, String verb) {
      if (!came && WRITES.contains(verb) && writes++ == at) {
        came = true;
        dead = true;
        world.pulse.cancel();
      }
      return dead;
    }
  }
}
