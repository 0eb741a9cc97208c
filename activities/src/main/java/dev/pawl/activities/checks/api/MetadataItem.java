package dev.pawl.activities.checks.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pawl.activities.checks.api.Written.Applied;
import dev.pawl.activities.checks.api.Written.Writer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An item of a {@code PartialObjectMetadataList}, as it comes over the wire. */
record MetadataItem(Metadata metadata) {

  private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  record Metadata(
      String namespace,
      String name,
      Map<String, String> annotations,
      List<Managed> managedFields) {}

  record Managed(String manager, String apiVersion, String time) {}

  /**
   * What of it is kept.
   *
   * @param kind a list of metadata does not say it of its items
   */
  Written written(String kind) {
    String place = metadata.namespace() == null ? "" : metadata.namespace() + "/";
    List<Managed> managed = metadata.managedFields() == null ? List.of() : metadata.managedFields();
    return new Written(
        kind + "/" + place + metadata.name(),
        kind,
        applied(),
        managed.stream()
            .map(m -> new Writer(m.manager(), String.valueOf(m.apiVersion()), time(m.time())))
            .toList());
  }

  private Optional<Applied> applied() {
    String text = metadata.annotations() == null ? null : metadata.annotations().get(LAST_APPLIED);
    if (text == null) {
      return Optional.empty();
    }
    try {
      JsonNode object = MAPPER.readTree(text);
      return Optional.of(
          new Applied(object.path("apiVersion").asText(), object.path("kind").asText()));
    } catch (JsonProcessingException somebodyElsesText) {
      // Nothing that kubectl would go on from, so nothing that can break.
      return Optional.empty();
    }
  }

  private static Instant time(String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException noTime) {
      return null;
    }
  }
}
