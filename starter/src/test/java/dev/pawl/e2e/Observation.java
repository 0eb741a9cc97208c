package dev.pawl.e2e;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A cluster at one instant, as an outsider sees it. */
record Observation(
    long millis,
    String serverVersion,
    Map<String, SeenNode> nodes,
    List<SeenPod> pods,
    List<SeenBudget> budgets) {

  record SeenNode(
      String name,
      String pool,
      String version,
      boolean ready,
      boolean unschedulable,
      boolean terminating,
      Set<String> pawlMarks) {

    boolean available() {
      return ready && !unschedulable;
    }
  }

  /**
   * @param movable whether a drain has to move it: neither of a DaemonSet nor ended
   */
  record SeenPod(
      String uid,
      String namespace,
      String name,
      String node,
      String app,
      boolean ready,
      boolean movable,
      boolean terminating) {}

  /**
   * @param healthy pods that are healthy now
   * @param atLeast pods that must be
   */
  record SeenBudget(String name, int healthy, int atLeast, int expected) {}
}
