package dev.pawl.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.simulator.apply.Manager;
import dev.pawl.simulator.apply.Ownership;
import dev.pawl.simulator.patch.JsonPatch;
import dev.pawl.simulator.patch.MergePatch;
import dev.pawl.simulator.patch.StrategicMergePatch;
import dev.pawl.simulator.store.ApiError;
import dev.pawl.simulator.store.DeleteOptions;
import dev.pawl.simulator.store.ObjectKey;
import dev.pawl.simulator.store.Part;
import dev.pawl.simulator.store.Registry;
import dev.pawl.simulator.store.ResourceType;
import dev.pawl.simulator.store.Stored;
import dev.pawl.simulator.store.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** Create, update, patch, delete. */
final class Writes {
  static final String APPLY = "application/apply-patch+yaml";

  private final Registry registry;

  Writes(Registry registry) {
    this.registry = registry;
  }

  Reply create(ResourceType type, RequestInfo info, ApiRequest request) {
    requireJson(request);
    ObjectNode wanted = object(request.json());
    Trees.metadata(wanted).remove("managedFields");
    ObjectNode tracked = ownership(type).track(Trees.object(), wanted, updater(request, Part.MAIN));
    Stored made = registry.create(type, info.namespace(), tracked, request.dryRun());
    return Reply.json(201, made.json());
  }

  Reply update(ObjectKey key, Part part, ApiRequest request) {
    requireJson(request);
    ObjectNode wanted = object(request.json());
    return Reply.json(200, write(key, part, current -> wanted, request).json());
  }

  Reply patch(ObjectKey key, Part part, ApiRequest request) {
    if (mediaType(request).equals(APPLY)) {
      return apply(key, part, request);
    }
    UnaryOperator<JsonNode> change = change(key.type(), request);
    Stored written = write(key, part, current -> object(change.apply(current)), request);
    return Reply.json(200, written.json());
  }

  private Stored write(
      ObjectKey key, Part part, UnaryOperator<ObjectNode> change, ApiRequest request) {
    Manager manager = updater(request, part);
    return registry.update(
        key,
        part,
        current -> {
          ObjectNode wanted = change.apply(current.deepCopy());
          return ownership(key.type()).track(current, wanted, manager);
        },
        request.dryRun());
  }

  /** Server-side apply; makes the object when it is not there. */
  private Reply apply(ObjectKey key, Part part, ApiRequest request) {
    Applied applied = Applied.read(key, request);
    Manager manager = new Manager(applied.manager(), Manager.Operation.APPLY, part);
    boolean force = request.flag("force");
    return registry
        .store()
        .locked(
            () -> {
              if (registry.store().get(key).isEmpty() && part == Part.MAIN) {
                ObjectNode made =
                    ownership(key.type())
                        .apply(key, Trees.object(), applied.config(), manager, force);
                return Reply.json(
                    201,
                    registry.create(key.type(), key.namespace(), made, request.dryRun()).json());
              }
              Stored written =
                  registry.update(
                      key,
                      part,
                      live ->
                          ownership(key.type()).apply(key, live, applied.config(), manager, force),
                      request.dryRun());
              return Reply.json(200, written.json());
            });
  }

  private Ownership ownership(ResourceType type) {
    return new Ownership(type, Trees.time(registry.clock().now()));
  }

  private static Manager updater(ApiRequest request, Part part) {
    return new Manager(request.manager(), Manager.Operation.UPDATE, part);
  }

  Reply delete(ObjectKey key, ApiRequest request) {
    return Reply.json(200, registry.delete(key, deleteOptions(request)));
  }

  /** Deletes what a list would show. */
  Reply deleteAll(ResourceType type, Filter filter, ApiRequest request) {
    List<Stored> found =
        registry.store().list(type).items().stream().filter(filter::matches).toList();
    List<ObjectNode> gone = new ArrayList<>();
    for (Stored object : found) {
      registry.delete(object.key(), deleteOptions(request));
      gone.add(object.tree());
    }
    ObjectNode list = Trees.object();
    list.put("kind", type.kind() + "List").put("apiVersion", type.apiVersion());
    list.putObject("metadata").put("resourceVersion", Long.toString(registry.store().version()));
    list.putArray("items").addAll(gone);
    return Reply.json(200, list);
  }

  private static UnaryOperator<JsonNode> change(ResourceType type, ApiRequest request) {
    String media = mediaType(request);
    JsonNode patch = request.json();
    BinaryOperator<JsonNode> format =
        switch (media) {
          case "application/merge-patch+json" -> MergePatch::apply;
          case "application/json-patch+json" -> JsonPatch::apply;
          case "application/strategic-merge-patch+json" -> new StrategicMergePatch(type)::apply;
          default ->
              throw ApiError.unsupportedMediaType(
                  "the body of the request was in an unknown format - accepted media types"
                      + " include: application/json-patch+json, application/merge-patch+json,"
                      + " application/strategic-merge-patch+json, "
                      + APPLY);
        };
    return current -> format.apply(current, patch);
  }

  private static DeleteOptions deleteOptions(ApiRequest request) {
    JsonNode body = request.json();
    ObjectNode merged = object(body).deepCopy();
    if (!request.param("gracePeriodSeconds").isEmpty()) {
      merged.put("gracePeriodSeconds", Long.parseLong(request.param("gracePeriodSeconds")));
    }
    if (!request.param("propagationPolicy").isEmpty()) {
      merged.put("propagationPolicy", request.param("propagationPolicy"));
    }
    return DeleteOptions.read(merged, request.dryRun());
  }

  private static void requireJson(ApiRequest request) {
    String media = mediaType(request);
    if (!media.isEmpty() && !media.equals("application/json")) {
      throw ApiError.unsupportedMediaType("the simulator reads JSON only, not " + media);
    }
  }

  private static String mediaType(ApiRequest request) {
    int semicolon = request.contentType().indexOf(';');
    String media =
        semicolon < 0 ? request.contentType() : request.contentType().substring(0, semicolon);
    return media.strip().toLowerCase(Locale.ROOT);
  }

  private static ObjectNode object(JsonNode node) {
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw ApiError.badRequest("the object provided is unrecognized: not a JSON object");
  }
}
