package dev.pawl.activities.helm.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a strategic merge patch takes the fields at one place of an object, as the API server itself
 * says in its OpenAPI v3 ({@code x-kubernetes-patch-strategy}, {@code
 * x-kubernetes-patch-merge-key}).
 *
 * @param document all schemas of one group and version
 * @param here the schema of this place; missing where nothing is known of it
 */
public record MergeSchema(JsonNode document, JsonNode here) {

  private static final String REFERENCE = "#/components/schemas/";

  /**
   * How one field is taken.
   *
   * @param key by which the items of a list are the same; empty for a list of plain values
   * @param below of what is in it: of an item, where it is a list
   */
  record Field(Set<String> strategies, String key, MergeSchema below) {

    /** A list whose items are merged; else it is replaced as a whole. */
    boolean merges() {
      return strategies.contains("merge");
    }

    /** A mapping that is replaced as a whole; else it is merged. */
    boolean replaces() {
      return strategies.contains("replace");
    }

    /** A mapping that keeps nothing that the new one does not have. */
    boolean retains() {
      return strategies.contains("retainKeys");
    }
  }

  /** Of a kind; empty where the server publishes none. */
  public static Optional<MergeSchema> of(JsonNode document, String apiVersion, String kind) {
    for (JsonNode schema : document.at("/components/schemas")) {
      for (JsonNode served : schema.path("x-kubernetes-group-version-kind")) {
        if (served.path("kind").asText().equals(kind) && version(served).equals(apiVersion)) {
          return Optional.of(new MergeSchema(document, schema));
        }
      }
    }
    return Optional.empty();
  }

  private static String version(JsonNode served) {
    String group = served.path("group").asText();
    String version = served.path("version").asText();
    return group.isEmpty() ? version : group + "/" + version;
  }

  Field field(String name) {
    JsonNode schema = resolved(here);
    JsonNode field =
        schema.path("properties").has(name)
            ? schema.path("properties").path(name)
            : schema.path("additionalProperties");
    Set<String> strategies =
        Arrays.stream(field.path("x-kubernetes-patch-strategy").asText().split(",", -1))
            .filter(s -> !s.isEmpty())
            .collect(Collectors.toSet());
    JsonNode whole = resolved(field);
    return new Field(
        strategies,
        field.path("x-kubernetes-patch-merge-key").asText(),
        new MergeSchema(document, whole.has("items") ? whole.path("items") : whole));
  }

  /** A reference stands alone, or in an allOf where the field has a description of its own. */
  private JsonNode resolved(JsonNode schema) {
    JsonNode now = schema;
    while (now.has("$ref") || now.path("allOf").size() == 1) {
      now = now.has("$ref") ? referred(now.path("$ref").asText()) : now.path("allOf").path(0);
    }
    return now;
  }

  private JsonNode referred(String reference) {
    return reference.startsWith(REFERENCE)
        ? document.path("components").path("schemas").path(reference.substring(REFERENCE.length()))
        : MissingNode.getInstance();
  }
}
