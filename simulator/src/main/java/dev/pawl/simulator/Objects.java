package dev.pawl.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.simulator.store.ApiError;
import dev.pawl.simulator.store.DeleteOptions;
import dev.pawl.simulator.store.LabelSelector;
import dev.pawl.simulator.store.ObjectKey;
import dev.pawl.simulator.store.Part;
import dev.pawl.simulator.store.Registry;
import dev.pawl.simulator.store.ResourceCatalogue;
import dev.pawl.simulator.store.ResourceType;
import dev.pawl.simulator.store.Stored;
import dev.pawl.simulator.store.Trees;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The objects of the cluster for the JVM that runs it: no HTTP, no authorisation, no faults, but
 * all other rules. Trees that are given out must not be changed.
 */
public final class Objects {
  private final Registry registry;
  private final ResourceCatalogue catalogue = new ResourceCatalogue();

  Objects(Registry registry) {
    this.registry = registry;
  }

  /**
   * Creates an object; the tree is taken over.
   *
   * @throws ApiError as the HTTP API would answer
   * @throws IllegalArgumentException for a kind that is not served
   */
  public JsonNode create(ObjectNode object) {
    ResourceType type = typeOf(object);
    return registry.create(type, Trees.namespace(object), object, false).tree();
  }

  /** Creates an object from JSON text. */
  public JsonNode create(String json) {
    return create(Trees.parse(json));
  }

  public Optional<JsonNode> get(String kind, String namespace, String name) {
    return registry.store().get(key(kind, namespace, name)).map(Stored::tree);
  }

  /** All objects of a kind, sorted by namespace and name. */
  public List<JsonNode> list(String kind) {
    return registry.store().list(type(kind)).items().stream().<JsonNode>map(Stored::tree).toList();
  }

  /** The objects of a kind that match a label selector such as {@code pool=workers}. */
  public List<JsonNode> list(String kind, String labelSelector) {
    LabelSelector selector = LabelSelector.parse(labelSelector);
    return list(kind).stream().filter(o -> selector.matches(Trees.labels(o))).toList();
  }

  /** The pods bound to a node. */
  public List<JsonNode> podsOn(String node) {
    return registry.store().podsOn(node).stream().<JsonNode>map(Stored::tree).toList();
  }

  /** Changes an object in place, its status apart. */
  public JsonNode edit(String kind, String namespace, String name, Consumer<ObjectNode> change) {
    return edit(key(kind, namespace, name), Part.MAIN, change);
  }

  /** Changes an object's status; the change gets the whole object. */
  public JsonNode editStatus(
      String kind, String namespace, String name, Consumer<ObjectNode> change) {
    return edit(key(kind, namespace, name), Part.STATUS, change);
  }

  public void delete(String kind, String namespace, String name) {
    registry.delete(key(kind, namespace, name), DeleteOptions.plain());
  }

  /** Runs with all writes held off: several reads see one instant. */
  public <T> T atOnce(Supplier<T> reads) {
    return registry.store().locked(reads);
  }

  private JsonNode edit(ObjectKey key, Part part, Consumer<ObjectNode> change) {
    return registry
        .update(
            key,
            part,
            object -> {
              change.accept(object);
              return object;
            },
            false)
        .tree();
  }

  private ObjectKey key(String kind, String namespace, String name) {
    return new ObjectKey(type(kind), namespace, name);
  }

  private ResourceType type(String kind) {
    return catalogue.all().stream()
        .filter(t -> t.kind().equals(kind))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("kind not served: " + kind));
  }

  private ResourceType typeOf(JsonNode object) {
    String version = Trees.text(object, "apiVersion");
    String kind = Trees.text(object, "kind");
    return catalogue
        .ofKind(version, kind)
        .orElseThrow(() -> new IllegalArgumentException("not served: " + version + " " + kind));
  }
}
