package dev.pawl.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.simulator.store.ObjectKey;
import dev.pawl.simulator.store.Stored;
import dev.pawl.simulator.store.Trees;
import java.util.List;

/** Sums up the sets of a deployment in its status. */
final class DeploymentStatus {
  private DeploymentStatus() {}

  static void write(World world, Stored deployment, ObjectKey current, List<Stored> sets) {
    int replicas = sum(sets, "replicas");
    int available = sum(sets, "availableReplicas");
    int updated = sum(sets.stream().filter(s -> s.key().equals(current)).toList(), "replicas");
    JsonNode spec = deployment.tree().path("spec");
    int wanted = spec.path("replicas").asInt();
    int least =
        wanted
            - Share.down(
                spec.path("strategy").path("rollingUpdate").path("maxUnavailable"), wanted);
    boolean done = updated == wanted && replicas == wanted && available == wanted;
    world
        .registry()
        .updateStatus(
            deployment.key(),
            status -> {
              status.put("replicas", replicas);
              status.put("updatedReplicas", updated);
              status.put("readyReplicas", sum(sets, "readyReplicas"));
              status.put("availableReplicas", available);
              status.put("unavailableReplicas", Math.max(0, wanted - available));
              status.put(
                  "observedGeneration",
                  Trees.at(deployment.tree(), "metadata", "generation").asLong());
              conditions(world, status, available >= least, done);
            });
  }

  private static void conditions(World world, ObjectNode status, boolean enough, boolean done) {
    Trees.setCondition(
        status,
        "Available",
        enough ? "True" : "False",
        enough ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
        enough
            ? "Deployment has minimum availability."
            : "Deployment does not have minimum availability.",
        world.now());
    Trees.setCondition(
        status,
        "Progressing",
        "True",
        done ? "NewReplicaSetAvailable" : "ReplicaSetUpdated",
        done ? "ReplicaSet has successfully progressed." : "ReplicaSet is progressing.",
        world.now());
  }

  private static int sum(List<Stored> sets, String field) {
    return sets.stream().mapToInt(s -> Trees.at(s.tree(), "status", field).asInt()).sum();
  }
}
