package dev.pawl.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.e2e.Observation.SeenNode;
import dev.pawl.e2e.Observation.SeenPod;
import dev.pawl.testbed.KubeCluster;
import dev.pawl.testbed.RequiresTestbed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The main job under fire: everything is killed at random moments, and nobody could tell (I6). */
@RequiresTestbed
@Timeout(1200)
class FireIT {

  private static final Duration PROGRESS_WITHIN = Duration.ofSeconds(15);

  /** {@code -Dpawl.fire.seed=…} repeats a run. */
  private static final long SEED = Long.getLong("pawl.fire.seed", System.nanoTime());

  @TempDir Path folder;

  private final Random random = new Random(SEED);

  @Test
  void shouldUpgradeTenNodesUnderFire() {
    underFire(5, 4, List.of(Blow.WORKER, Blow.WORKER, Blow.WORKER, Blow.TEMPORAL, Blow.API_10_S));
  }

  @Test
  @Tag("campaign")
  void shouldUpgradeThirtyNodesUnderHeavyFire() {
    List<Blow> blows = new ArrayList<>(Collections.nCopies(10, Blow.WORKER));
    blows.addAll(Collections.nCopies(3, Blow.TEMPORAL));
    blows.addAll(Collections.nCopies(2, Blow.API_30_S));
    underFire(15, 12, blows);
  }

  private enum Blow {
    WORKER,
    TEMPORAL,
    API_10_S,
    API_30_S
  }

  private void underFire(int nodesPerPool, int apps, List<Blow> blows) {
    System.out.printf("seed %d%n", SEED);
    int pods = apps * 15;
    KubeCluster.Options options =
        KubeCluster.Options.defaults()
            .withNodeBootDelay(Duration.ofSeconds(1))
            .withPodEndDelay(Duration.ofSeconds(1));
    try (Rig rig = Rig.start(folder, options)) {
      rig.pool("a", nodesPerPool);
      rig.pool("b", nodesPerPool);
      for (int i = 0; i < apps; i++) {
        rig.apply(Workloads.deployment("web-" + i, 15, 2));
      }
      rig.awaitPods(pods);
      rig.startWorker();
      try (Observer observer = Observer.watch(rig.cluster(), rig.pools(), 1, 0)) {
        long begun = System.nanoTime();
        rig.startUpgrade(rig.spec("fire", "{maxSurge: 1, maxUnavailable: 0}", ""));
        List<Blow> shuffled = new ArrayList<>(blows);
        Collections.shuffle(shuffled, random);
        for (Blow blow : shuffled) {
          letWork(Duration.ofMillis(500 + random.nextInt(5500)));
          assertThat(oldNodes(observer.last())).as("there is still work to do").isPositive();
          System.out.printf("%.1f s: %s%n", (System.nanoTime() - begun) / 1e9, blow);
          strike(blow, rig, observer);
        }

        String state = rig.awaitState("fire", Duration.ofMinutes(10), "Succeeded", "Held");

        double seconds = (System.nanoTime() - begun) / 1e9;
        assertThat(state).as("seed %d: %s", SEED, rig.status("fire")).isEqualTo("Succeeded");
        Observation end = observer.lookNow();
        System.out.printf(
            "%d nodes, %d pods under fire: %.1f s, %.3f moves per pod, %d looks (%d missed)%n",
            2 * nodesPerPool,
            pods,
            seconds,
            observer.moves(pods) / (double) pods,
            observer.looks(),
            observer.missed());
        assertThat(observer.violations()).as("seed %d", SEED).isEmpty();
        rig.assertNothingLeft(end);
        assertThat(end.nodes().values()).allMatch(n -> n.version().equals(Rig.NEW));
        assertThat(observer.nodesEver())
            .as("I6: no machine made twice, seed %d", SEED)
            .hasSize(4 * nodesPerPool);
      }
    }
  }

  private void strike(Blow blow, Rig rig, Observer observer) {
    switch (blow) {
      case WORKER -> {
        rig.killWorker();
        letWork(Duration.ofMillis(random.nextInt(3000)));
        Observation before = observer.last();
        long back = System.nanoTime();
        rig.startWorker();
        Rig.await(
            PROGRESS_WITHIN,
            () ->
                "progress after the worker's return, seed %d; status: %s"
                    .formatted(SEED, rig.pawl("status", "fire", "-o", "json").out()),
            () -> rig.workerRunsCommand() || progressed(before, observer.last()));
        System.out.printf("  progress after %.1f s%n", (System.nanoTime() - back) / 1e9);
      }
      case TEMPORAL -> {
        rig.temporal().killHard();
        rig.temporal().restart();
      }
      case API_10_S -> away(rig, Duration.ofSeconds(10));
      case API_30_S -> away(rig, Duration.ofSeconds(30));
    }
  }

  private static void away(Rig rig, Duration length) {
    rig.cluster().stopApiserver();
    letWork(length);
    rig.cluster().startApiserver();
  }

  /** The fire's own clock: a random while in which Pawl is left alone. */
  private static void letWork(Duration length) {
    long end = System.nanoTime() + length.toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(Math.min(TimeUnit.SECONDS.toNanos(1), end - System.nanoTime()));
    }
  }

  /**
   * Whether something has changed that only Pawl changes. A command of the user's that the new
   * worker runs is progress of its own, seen by its process: how long the swap of a control plane
   * takes until the version changes is not Pawl's.
   */
  private static boolean progressed(Observation before, Observation now) {
    return !before.serverVersion().equals(now.serverVersion())
        || !before.nodes().keySet().equals(now.nodes().keySet())
        || !cordonsAndMarks(before).equals(cordonsAndMarks(now))
        || !evicted(now, before).isEmpty();
  }

  private static Set<String> cordonsAndMarks(Observation look) {
    return look.nodes().values().stream()
        .map(n -> n.name() + n.unschedulable() + n.pawlMarks())
        .collect(Collectors.toSet());
  }

  /** Pods that were running on a node and now end, or are gone. */
  private static Set<String> evicted(Observation now, Observation before) {
    Set<String> running = running(before);
    running.removeAll(running(now));
    return running;
  }

  private static Set<String> running(Observation look) {
    return look.pods().stream()
        .filter(p -> p.movable() && !p.node().isEmpty() && !p.terminating())
        .map(SeenPod::uid)
        .collect(Collectors.toSet());
  }

  private static long oldNodes(Observation look) {
    return look.nodes().values().stream().map(SeenNode::version).filter(Rig.OLD::equals).count();
  }
}
