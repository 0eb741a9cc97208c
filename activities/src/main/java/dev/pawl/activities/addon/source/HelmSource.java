package dev.pawl.activities.addon.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.activities.helm.HelmProgram.Chart;
import dev.pawl.activities.helm.HelmValues;
import dev.pawl.planner.spec.AddonSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The chart and the values of an addon of driver helm.
 *
 * @param parts what its hash is made of, by name
 */
public record HelmSource(AddonSpec addon, Map<String, byte[]> parts) {

  /**
   * Reads all of it; of a chart in a registry only where it is.
   *
   * @throws IOException with a sentence where a file is not there
   */
  static HelmSource read(AddonSpec addon) throws IOException {
    Map<String, byte[]> parts = new TreeMap<>();
    if (addon.hasLocalSource()) {
      chart(Path.of(addon.source()), parts);
    } else {
      String chart = addon.helm().chart() == null ? "" : addon.helm().chart() + " ";
      String where = addon.source() + " " + chart + addon.helm().version();
      parts.put("chart", where.getBytes(StandardCharsets.UTF_8));
    }
    int place = 0;
    for (String file : addon.helm().values()) {
      parts.put("values/" + place++, bytes(Path.of(file)));
    }
    return new HelmSource(addon, parts);
  }

  private static void chart(Path source, Map<String, byte[]> parts) throws IOException {
    if (Files.isRegularFile(source)) {
      parts.put("chart", bytes(source));
      return;
    }
    if (!Files.isRegularFile(source.resolve("Chart.yaml"))) {
      throw Files.exists(source)
          ? new IOException(source + " is no chart: it has no Chart.yaml")
          : new NoSuchFileException(source.toString());
    }
    try (Stream<Path> all = Files.walk(source)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        parts.put("chart/" + source.relativize(file), bytes(file));
      }
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    return Files.readAllBytes(file);
  }

  /**
   * For Helm.
   *
   * @throws ManifestException where a file of values is none
   */
  public Chart chart() throws ManifestException {
    List<JsonNode> read = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    int place = 0;
    for (String file : addon.helm().values()) {
      String text = new String(parts.get("values/" + place++), StandardCharsets.UTF_8);
      read.add(ManifestReader.values(text, Path.of(file)));
      files.add(Path.of(file));
    }
    return new Chart(
        addon.source(), addon.helm().chart(), addon.helm().version(), files, HelmValues.of(read));
  }
}
