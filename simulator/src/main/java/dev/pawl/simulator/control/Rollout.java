package dev.pawl.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The sizes a deployment's sets should have next: a simple form of the real controller's rolling
 * update, which never goes above replicas + maxSurge nor, in available pods, below replicas −
 * maxUnavailable.
 */
record Rollout(int current, List<Integer> old) {

  /**
   * The size of one set.
   *
   * @param wanted spec.replicas
   * @param existing status.replicas
   */
  record Size(int wanted, int existing, int available) {}

  static Rollout of(JsonNode spec, Size current, List<Size> old) {
    int replicas = spec.path("replicas").asInt();
    if (spec.path("paused").asBoolean() && !old.isEmpty()) {
      return new Rollout(current.wanted, old.stream().map(Size::wanted).toList());
    }
    if (spec.path("strategy").path("type").asText().equals("Recreate")) {
      boolean clear = old.stream().allMatch(s -> s.wanted == 0 && s.existing == 0);
      return new Rollout(clear ? replicas : current.wanted, old.stream().map(s -> 0).toList());
    }
    JsonNode rolling = spec.path("strategy").path("rollingUpdate");
    int surge = Share.up(rolling.path("maxSurge"), replicas);
    int unavailable = Share.down(rolling.path("maxUnavailable"), replicas);
    if (surge == 0 && unavailable == 0) {
      // The real controller does the same, since such a rollout could never move.
      unavailable = 1;
    }
    return rolling(replicas, surge, unavailable, current, old);
  }

  private static Rollout rolling(
      int replicas, int surge, int unavailable, Size current, List<Size> old) {
    int total = current.wanted + old.stream().mapToInt(Size::wanted).sum();
    int room = Math.max(0, replicas + surge - total);
    int next =
        current.wanted > replicas
            ? replicas
            : current.wanted + Math.min(room, replicas - current.wanted);
    int available = current.available + old.stream().mapToInt(Size::available).sum();
    // Pods of the new set that are not there yet count as unavailable.
    int spare =
        Math.max(0, total - (replicas - unavailable) - (current.wanted - current.available));
    List<Integer> sizes = new ArrayList<>();
    int healthySpare = Math.max(0, available - (replicas - unavailable));
    for (Size set : old) {
      int sick = Math.min(spare, Math.max(0, set.wanted - set.available));
      spare -= sick;
      int healthy = Math.min(Math.min(spare, healthySpare), set.wanted - sick);
      spare -= healthy;
      healthySpare -= healthy;
      sizes.add(set.wanted - sick - healthy);
    }
    return new Rollout(next, sizes);
  }
}
