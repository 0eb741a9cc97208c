package dev.pawl.simulator.api;

import dev.pawl.simulator.store.ApiError;
import dev.pawl.simulator.store.ObjectKey;
import dev.pawl.simulator.store.Part;
import dev.pawl.simulator.store.Registry;
import dev.pawl.simulator.store.ResourceCatalogue;
import dev.pawl.simulator.store.ResourceType;
import java.util.Optional;

/** Gives each request, watches apart, to who answers it. */
final class Dispatcher {
  private final Registry registry;
  private final ResourceCatalogue catalogue;
  private final ServerState state;
  private final Discovery discovery;
  private final AggregatedDiscovery aggregated;
  private final Lists lists;
  private final Writes writes;
  private final Eviction eviction;

  Dispatcher(Registry registry, ResourceCatalogue catalogue, ServerState state) {
    this.registry = registry;
    this.catalogue = catalogue;
    this.state = state;
    this.discovery = new Discovery(catalogue);
    this.aggregated = new AggregatedDiscovery(catalogue);
    this.lists = new Lists(registry.store());
    this.writes = new Writes(registry);
    this.eviction = new Eviction(registry);
  }

  /**
   * Answers.
   *
   * @throws ApiError for a refusal
   */
  Reply answer(RequestInfo info, ApiRequest request) {
    if (!info.isResource()) {
      return path(request);
    }
    if (info.group().equals(AccessReview.GROUP) && info.is("create", AccessReview.RESOURCE)) {
      return AccessReview.review(state.authoriser(), request);
    }
    ResourceType type = type(info);
    return info.name().isEmpty()
        ? collection(type, info, request)
        : object(keyOf(type, info), info, request);
  }

  ResourceType type(RequestInfo info) {
    return catalogue
        .find(info.group(), info.version(), info.resource())
        .orElseThrow(ApiError::notServed);
  }

  private Reply path(ApiRequest request) {
    if (!request.method().equals("GET")) {
      throw ApiError.of(405, "MethodNotAllowed", "the server does not allow this method");
    }
    return switch (request.path()) {
      case "/version" -> Reply.json(200, state.version().json());
      case "/readyz", "/livez", "/healthz" -> Reply.text(200, "ok");
      case "/metrics" -> Reply.text(200, state.metrics());
      default ->
          discovery
              .at(request.path())
              .map(d -> aggregated.wanted(request) ? aggregated.groups() : d)
              .map(d -> Reply.json(200, d))
              .orElseThrow(ApiError::notServed);
    };
  }

  private Reply collection(ResourceType type, RequestInfo info, ApiRequest request) {
    return switch (info.verb()) {
      case "list" -> Reply.json(200, lists.list(type, Filter.of(type, info, request), request));
      case "create" -> {
        if (type.namespaced() && info.namespace().isEmpty()) {
          throw notAllowed();
        }
        yield writes.create(type, info, request);
      }
      case "deletecollection" -> writes.deleteAll(type, Filter.of(type, info, request), request);
      default -> throw notAllowed();
    };
  }

  private Reply object(ObjectKey key, RequestInfo info, ApiRequest request) {
    if (info.is("create", "pods/eviction")) {
      return eviction.evict(key, request);
    }
    Part part = part(key.type(), info.subresource()).orElseThrow(ApiError::notServed);
    return switch (info.verb()) {
      case "get" ->
          Reply.json(
              200, registry.store().get(key).orElseThrow(() -> ApiError.notFound(key)).json());
      case "update" -> writes.update(key, part, request);
      case "patch" -> writes.patch(key, part, request);
      case "delete" -> {
        if (part == Part.STATUS) {
          throw notAllowed();
        }
        yield writes.delete(key, request);
      }
      default -> throw notAllowed();
    };
  }

  private static Optional<Part> part(ResourceType type, String subresource) {
    if (subresource.isEmpty()) {
      return Optional.of(Part.MAIN);
    }
    boolean status = subresource.equals("status") && type.statusSubresource();
    return status ? Optional.of(Part.STATUS) : Optional.empty();
  }

  private static ObjectKey keyOf(ResourceType type, RequestInfo info) {
    if (type.namespaced() && info.namespace().isEmpty()) {
      throw ApiError.notServed();
    }
    return new ObjectKey(type, type.namespaced() ? info.namespace() : "", info.name());
  }

  private static ApiError notAllowed() {
    return ApiError.of(
        405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
  }
}
