package dev.pawl.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.simulator.store.ApiError;
import dev.pawl.simulator.store.ObjectKey;
import dev.pawl.simulator.store.ResourceType;
import dev.pawl.simulator.store.Trees;

/** Asks the authoriser, and answers {@code selfsubjectaccessreviews}. */
final class AccessReview {
  static final String GROUP = "authorization.k8s.io";
  static final String RESOURCE = "selfsubjectaccessreviews";

  private AccessReview() {}

  /** The real apiserver's words, from {@code apiserver/pkg/endpoints/handlers/responsewriters}. */
  static ApiError refusal(RequestInfo info) {
    if (!info.isResource()) {
      return ApiError.of(
          403,
          "Forbidden",
          "forbidden: User \"%s\" cannot %s path \"%s\""
              .formatted(info.user(), info.verb(), info.path()));
    }
    String qualified =
        info.group().isEmpty() ? info.resource() : info.resource() + "." + info.group();
    String subject = info.name().isEmpty() ? qualified : qualified + " \"" + info.name() + "\"";
    String scope =
        info.namespace().isEmpty()
            ? "at the cluster scope"
            : "in the namespace \"" + info.namespace() + "\"";
    String message =
        "%s is forbidden: User \"%s\" cannot %s resource \"%s\" in API group \"%s\" %s"
            .formatted(subject, info.user(), info.verb(), info.target(), info.group(), scope);
    ResourceType type =
        new ResourceType(info.group(), info.version(), info.resource(), "", true, false, false);
    ObjectKey key = new ObjectKey(type, info.namespace(), info.name());
    return ApiError.about(key, 403, "Forbidden", message);
  }

  static Reply review(Authoriser authoriser, ApiRequest request) {
    ObjectNode review = request.json().deepCopy();
    JsonNode wanted = Trees.at(review, "spec", "resourceAttributes");
    JsonNode path = Trees.at(review, "spec", "nonResourceAttributes");
    JsonNode verb = wanted.isObject() ? wanted : path;
    RequestInfo info =
        new RequestInfo(
            Trees.text(verb, "verb"),
            Trees.text(wanted, "group"),
            Trees.text(wanted, "version"),
            Trees.text(wanted, "resource"),
            Trees.text(wanted, "subresource"),
            Trees.text(wanted, "namespace"),
            Trees.text(wanted, "name"),
            request.user(),
            Trees.text(path, "path"));
    Trees.child(review, "status").put("allowed", authoriser.allows(info));
    return Reply.json(201, review);
  }
}
