package dev.pawl.activities.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A chart that installs exactly what a recorded revision had installed: its objects and hooks as
 * they were rendered then, which is what {@code helm rollback} applies, too. Rendering its
 * templates again would make other random passwords and certificates, and a release does not keep
 * its subcharts.
 */
final class RecordedChart {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private RecordedChart() {}

  /**
   * Writes it.
   *
   * @param folder that only this user can read: values are in it
   * @return the file with the values that the user had set
   */
  static Path write(HelmRelease release, Path folder) throws IOException {
    ObjectNode metadata = release.body().at("/chart/metadata").deepCopy();
    // They are rendered into what was recorded.
    metadata.remove("dependencies");
    json(folder.resolve("Chart.yaml"), metadata);
    json(folder.resolve("values.yaml"), orEmpty(release.body().at("/chart/values")));
    Path recorded = Files.createDirectory(folder.resolve("recorded"));
    Files.writeString(recorded.resolve("manifest.yaml"), release.manifest());
    Files.writeString(recorded.resolve("hooks.yaml"), hooks(release));
    Path templates = Files.createDirectory(folder.resolve("templates"));
    Files.writeString(
        templates.resolve("manifest.yaml"), "{{ .Files.Get \"recorded/manifest.yaml\" }}\n");
    Files.writeString(
        templates.resolve("hooks.yaml"), "{{ .Files.Get \"recorded/hooks.yaml\" }}\n");
    Path values = Files.createDirectory(folder.resolve("set")).resolve("values.yaml");
    json(values, orEmpty(release.config()));
    Files.writeString(folder.resolve(".helmignore"), "set/\n");
    return values;
  }

  private static String hooks(HelmRelease release) {
    StringBuilder all = new StringBuilder();
    for (JsonNode hook : release.body().path("hooks")) {
      all.append("---\n").append(hook.path("manifest").asText()).append('\n');
    }
    return all.toString();
  }

  private static JsonNode orEmpty(JsonNode node) {
    return node.isObject() ? node : MAPPER.createObjectNode();
  }

  /** JSON is YAML. */
  private static void json(Path file, JsonNode node) throws IOException {
    Files.write(file, MAPPER.writeValueAsBytes(node));
  }
}
