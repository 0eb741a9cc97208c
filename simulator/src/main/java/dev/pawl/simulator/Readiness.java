package dev.pawl.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.simulator.store.Trees;
import dev.pawl.simulator.time.SimClock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Waits for all nodes and pods to be Ready. */
final class Readiness {
  private Readiness() {}

  static void await(SimCluster cluster, Duration wall) {
    Semaphore changes = new Semaphore(0);
    long end = System.nanoTime() + wall.toNanos();
    Observation observation = cluster.observe(change -> changes.release());
    try {
      for (Optional<String> late = late(cluster, end);
          late.isPresent();
          late = late(cluster, end)) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          throw new IllegalStateException(late.get() + " is not Ready after " + wall);
        }
        if (cluster.clock() instanceof SimClock.Manual) {
          cluster.advance(Duration.ofMillis(100));
        } else if (changes.tryAcquire(left, TimeUnit.NANOSECONDS)) {
          changes.drainPermits();
        }
      }
      // Budgets and workload statuses follow the last pod.
      settle(cluster, end);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      observation.close();
    }
  }

  private static void settle(SimCluster cluster, long end) {
    cluster.settle(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
  }

  private static Optional<String> late(SimCluster cluster, long end) {
    settle(cluster, end);
    return cluster
        .objects()
        .atOnce(
            () ->
                first(cluster, "Node").or(() -> first(cluster, "Pod")).or(() -> unfilled(cluster)));
  }

  private static Optional<String> first(SimCluster cluster, String kind) {
    return cluster.objects().list(kind).stream()
        .filter(o -> !Trees.conditionTrue(o, "Ready"))
        .findFirst()
        .map(o -> kind + "/" + Trees.name(o));
  }

  private static Optional<String> unfilled(SimCluster cluster) {
    for (String kind : new String[] {"Deployment", "StatefulSet"}) {
      for (JsonNode object : cluster.objects().list(kind)) {
        int wanted = Trees.at(object, "spec", "replicas").asInt();
        if (Trees.at(object, "status", "readyReplicas").asInt() != wanted) {
          return Optional.of(kind + "/" + Trees.name(object));
        }
      }
    }
    return Optional.empty();
  }
}
