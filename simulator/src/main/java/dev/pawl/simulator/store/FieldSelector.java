package dev.pawl.simulator.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A field selector over the few fields that real resources support. All parts must match. */
public record FieldSelector(List<Requirement> requirements) {
  private static final Pattern PART = Pattern.compile("\\s*([^\\s!=]+)\\s*(==|!=|=)\\s*(.*?)\\s*");
  private static final Pattern COMMA = Pattern.compile(",");
  private static final Pattern DOT = Pattern.compile("\\.");
  // From the field label conversion functions in pkg/apis/*/v1/conversion.go.
  private static final Map<String, Set<String>> MORE =
      Map.of(
          "Pod",
          Set.of(
              "spec.nodeName",
              "spec.restartPolicy",
              "spec.schedulerName",
              "spec.serviceAccountName",
              "spec.hostNetwork",
              "status.phase",
              "status.podIP",
              "status.nominatedNodeName"),
          "Node",
          Set.of("spec.unschedulable"),
          "Namespace",
          Set.of("status.phase"),
          "Secret",
          Set.of("type"),
          "ReplicaSet",
          Set.of("status.replicas"),
          "Event",
          Set.of(
              "involvedObject.kind",
              "involvedObject.namespace",
              "involvedObject.name",
              "involvedObject.uid",
              "reason",
              "type"));
  private static final Set<String> BOOLEANS = Set.of("spec.unschedulable", "spec.hostNetwork");

  /** One part. */
  public record Requirement(String field, List<String> path, boolean equal, String value) {
    boolean matches(JsonNode object) {
      JsonNode node = object;
      for (String step : path) {
        node = node.path(step);
      }
      String actual = node.asText(BOOLEANS.contains(field) ? "false" : "");
      return actual.equals(value) == equal;
    }
  }

  /**
   * Parses the text of a query parameter.
   *
   * @throws ApiError 400 for text that cannot be parsed and for fields that are not supported
   */
  public static FieldSelector parse(ResourceType type, String text) {
    List<Requirement> parts = new ArrayList<>();
    if (text.isBlank()) {
      return new FieldSelector(parts);
    }
    for (String part : COMMA.split(text, -1)) {
      Matcher matcher = PART.matcher(part);
      if (!matcher.matches()) {
        throw ApiError.badRequest(
            "invalid selector: '%s'; can't understand '%s'".formatted(text, part));
      }
      String field = matcher.group(1);
      if (!supported(type, field)) {
        throw ApiError.badRequest(
            "Unable to find \"%s, Resource=%s\" that match label selector \"\", field selector \"%s\": field label not supported: %s"
                .formatted(
                    type.group().isEmpty() ? "/" + type.version() : type.apiVersion(),
                    type.plural(),
                    text,
                    field));
      }
      parts.add(
          new Requirement(
              field,
              List.of(DOT.split(field, -1)),
              !matcher.group(2).equals("!="),
              matcher.group(3)));
    }
    return new FieldSelector(parts);
  }

  /** What a field has to be, where that is asked for. */
  public Optional<String> wanted(String field) {
    return requirements.stream()
        .filter(r -> r.equal() && r.field().equals(field))
        .map(Requirement::value)
        .findFirst();
  }

  public boolean matches(JsonNode object) {
    return requirements.stream().allMatch(r -> r.matches(object));
  }

  private static boolean supported(ResourceType type, String field) {
    return field.equals("metadata.name")
        || (field.equals("metadata.namespace") && type.namespaced())
        || MORE.getOrDefault(type.kind(), Set.of()).contains(field);
  }
}
