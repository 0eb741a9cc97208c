package dev.pawl.simulator.api;

import dev.pawl.simulator.store.ResourceCatalogue;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Reads paths as a real apiserver does. */
final class Routes {
  private static final Pattern SLASH = Pattern.compile("/");

  private final ResourceCatalogue catalogue;

  Routes(ResourceCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  RequestInfo read(ApiRequest request) {
    List<String> parts =
        Arrays.stream(SLASH.split(request.path(), -1)).filter(p -> !p.isEmpty()).toList();
    if (parts.size() >= 3 && parts.get(0).equals("api")) {
      return resource(request, "", parts.get(1), parts.subList(2, parts.size()));
    }
    if (parts.size() >= 4 && parts.get(0).equals("apis")) {
      return resource(request, parts.get(1), parts.get(2), parts.subList(3, parts.size()));
    }
    return new RequestInfo(
        verbOfPath(request), "", "", "", "", "", "", request.user(), request.path());
  }

  private RequestInfo resource(
      ApiRequest request, String group, String version, List<String> parts) {
    String namespace = "";
    List<String> rest = parts;
    // "namespaces/x/status" and "/finalize" are of the namespace itself, "namespaces/x/pods" is
    // not.
    boolean inNamespace =
        parts.size() >= 3
            && parts.get(0).equals("namespaces")
            && !parts.get(2).equals("status")
            && !parts.get(2).equals("finalize");
    if (inNamespace) {
      namespace = parts.get(1);
      rest = parts.subList(2, parts.size());
    }
    String plural = rest.get(0);
    String name = rest.size() > 1 ? rest.get(1) : "";
    String subresource = rest.size() > 2 ? String.join("/", rest.subList(2, rest.size())) : "";
    // A namespace is its own namespace to RBAC.
    boolean isNamespace = plural.equals("namespaces") && group.isEmpty();
    return new RequestInfo(
        verb(request, name),
        group,
        version,
        plural,
        subresource,
        isNamespace ? name : namespace,
        name,
        request.user(),
        request.path());
  }

  ResourceCatalogue catalogue() {
    return catalogue;
  }

  private static String verb(ApiRequest request, String name) {
    return switch (request.method()) {
      case "GET", "HEAD" -> {
        if (request.flag("watch")) {
          yield "watch";
        }
        yield name.isEmpty() ? "list" : "get";
      }
      case "POST" -> "create";
      case "PUT" -> "update";
      case "PATCH" -> "patch";
      case "DELETE" -> name.isEmpty() ? "deletecollection" : "delete";
      default -> request.method();
    };
  }

  private static String verbOfPath(ApiRequest request) {
    return request.method().equals("GET") ? "get" : request.method();
  }
}
