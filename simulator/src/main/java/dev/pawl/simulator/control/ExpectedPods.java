package dev.pawl.simulator.control;

import static dev.pawl.simulator.store.ResourceCatalogue.DEPLOYMENTS;
import static dev.pawl.simulator.store.ResourceCatalogue.REPLICA_SETS;
import static dev.pawl.simulator.store.ResourceCatalogue.STATEFUL_SETS;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.simulator.store.ResourceType;
import dev.pawl.simulator.store.Store;
import dev.pawl.simulator.store.Stored;
import dev.pawl.simulator.store.Trees;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How many pods a budget expects, and how many of them it wants healthy. */
final class ExpectedPods {
  private ExpectedPods() {}

  static boolean isWorkload(ResourceType type) {
    return type.equals(DEPLOYMENTS) || type.equals(REPLICA_SETS) || type.equals(STATEFUL_SETS);
  }

  /**
   * With a number in minAvailable the matching pods; else the sum of the scales of their
   * controllers.
   *
   * @throws IllegalStateException when a controller has no scale, such as a DaemonSet
   */
  static int count(Store store, JsonNode spec, List<Stored> pods) {
    JsonNode least = spec.path("minAvailable");
    boolean byScale = spec.hasNonNull("maxUnavailable") || least.isTextual();
    if (!byScale) {
      return spec.hasNonNull("minAvailable") ? pods.size() : 0;
    }
    Map<String, Integer> scales = new HashMap<>();
    for (Stored pod : pods) {
      String uid = Trees.controllerUid(pod.tree());
      if (!uid.isEmpty()) {
        Stored owner = scaled(store, uid).orElseThrow(() -> noScale(pod));
        scales.put(Trees.uid(owner.tree()), Trees.at(owner.tree(), "spec", "replicas").asInt());
      }
    }
    return scales.values().stream().mapToInt(Integer::intValue).sum();
  }

  static int desired(JsonNode spec, int expected) {
    if (spec.hasNonNull("maxUnavailable")) {
      return Math.max(0, expected - Share.up(spec.path("maxUnavailable"), expected));
    }
    return Share.up(spec.path("minAvailable"), expected);
  }

  /** The controller whose replicas count: a ReplicaSet's Deployment, if it has one. */
  private static Optional<Stored> scaled(Store store, String uid) {
    Optional<Stored> owner = store.find(uid).filter(k -> isWorkload(k.type())).flatMap(store::get);
    String above = owner.map(o -> Trees.controllerUid(o.tree())).orElse("");
    return above.isEmpty() ? owner : scaled(store, above).or(() -> owner);
  }

  private static IllegalStateException noScale(Stored pod) {
    return new IllegalStateException(
        "found no controllers for pod \"%s\"".formatted(pod.key().name()));
  }
}
