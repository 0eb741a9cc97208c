package dev.pawl.simulator.control;

import static dev.pawl.simulator.store.ResourceCatalogue.DEPLOYMENTS;
import static dev.pawl.simulator.store.ResourceCatalogue.REPLICA_SETS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.simulator.store.Change;
import dev.pawl.simulator.store.ObjectKey;
import dev.pawl.simulator.store.Part;
import dev.pawl.simulator.store.Stored;
import dev.pawl.simulator.store.Trees;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A ReplicaSet per pod template, and the way from the old ones to the new one. */
final class DeploymentController implements Controller {
  private static final String HASH = "pod-template-hash";

  private final World world;

  DeploymentController(World world) {
    this.world = world;
  }

  @Override
  public void affected(Change change, Consumer<ObjectKey> keys) {
    if (change.is(DEPLOYMENTS)) {
      keys.accept(change.key());
    } else if (change.is(REPLICA_SETS)) {
      Pods.ownerOf(change, DEPLOYMENTS, keys);
    }
  }

  @Override
  public void reconcile(ObjectKey key) {
    Stored deployment = world.store().get(key).orElse(null);
    if (deployment == null || Trees.isDeleting(deployment.tree())) {
      return;
    }
    JsonNode spec = deployment.tree().path("spec");
    List<Stored> sets = sets(deployment);
    String hash = hash(spec.path("template"));
    Optional<Stored> current = sets.stream().filter(s -> hashOf(s).equals(hash)).findFirst();
    if (current.isEmpty()) {
      if (!spec.path("paused").asBoolean()) {
        create(deployment, hash, sets.size() + 1, sets.isEmpty() ? replicas(spec) : 0);
      }
      // The new set's own change brings this deployment here again.
      return;
    }
    List<Stored> old = sets.stream().filter(s -> !hashOf(s).equals(hash)).toList();
    Rollout rollout = Rollout.of(spec, size(current.get()), old.stream().map(this::size).toList());
    scale(current.get(), rollout.current());
    for (int i = 0; i < old.size(); i++) {
      scale(old.get(i), rollout.old().get(i));
    }
    DeploymentStatus.write(world, deployment, current.get().key(), sets(deployment));
  }

  private Rollout.Size size(Stored set) {
    return new Rollout.Size(
        Trees.at(set.tree(), "spec", "replicas").asInt(),
        Trees.at(set.tree(), "status", "replicas").asInt(),
        Trees.at(set.tree(), "status", "availableReplicas").asInt());
  }

  private List<Stored> sets(Stored deployment) {
    return world.owned(REPLICA_SETS, Trees.uid(deployment.tree()));
  }

  private void scale(Stored set, int replicas) {
    if (Trees.at(set.tree(), "spec", "replicas").asInt() == replicas) {
      return;
    }
    world
        .registry()
        .update(
            set.key(),
            Part.MAIN,
            s -> {
              Trees.child(s, "spec").put("replicas", replicas);
              return s;
            },
            false);
  }

  private void create(Stored deployment, String hash, int revision, int replicas) {
    JsonNode spec = deployment.tree().path("spec");
    ObjectNode set = Trees.object();
    ObjectNode meta = Trees.metadata(set);
    meta.put("name", deployment.key().name() + "-" + hash);
    Trees.child(meta, "annotations")
        .put("deployment.kubernetes.io/revision", Integer.toString(revision));
    Pods.own(meta, deployment);
    ObjectNode setSpec = Trees.child(set, "spec").put("replicas", replicas);
    setSpec.set("selector", spec.path("selector").deepCopy());
    setSpec.withObject("/selector/matchLabels").put(HASH, hash);
    setSpec.set("template", spec.path("template").deepCopy());
    setSpec.withObject("/template/metadata/labels").put(HASH, hash);
    meta.set("labels", Trees.at(setSpec, "template", "metadata", "labels").deepCopy());
    world.registry().create(REPLICA_SETS, deployment.key().namespace(), set, false);
  }

  private static int replicas(JsonNode spec) {
    return spec.path("replicas").asInt();
  }

  private static String hashOf(Stored set) {
    return Trees.text(Trees.labels(set.tree()), HASH);
  }

  private static String hash(JsonNode template) {
    return Integer.toUnsignedString(template.hashCode(), 36);
  }
}
