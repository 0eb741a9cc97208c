package dev.pawl.activities.addon.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.pawl.activities.addon.source.AddonSource.SourceFile;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;

/** Files to objects: several documents in a file, lists taken apart, nothing left out. */
public final class ManifestReader {

  private static final int MOST_CHARACTERS = 32 * 1024 * 1024;
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final ObjectReader JSON =
      MAPPER.readerFor(Object.class).with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private ManifestReader() {}

  /**
   * An object of a source, as it is written there.
   *
   * @param file where it is written, for messages
   */
  public record Manifest(GenericKubernetesResource object, String file) {}

  /**
   * All objects of a source, in the order in which they are written; one at least.
   *
   * @throws ManifestException with file and line
   */
  public static List<Manifest> read(AddonSource source) throws ManifestException {
    List<Manifest> all = new ArrayList<>();
    for (SourceFile file : source.files()) {
      read(file, all);
    }
    if (all.isEmpty()) {
      throw new ManifestException(source.path() + " holds no objects");
    }
    return all;
  }

  /**
   * What Helm has rendered. Objects without a namespace are the release's, where their kind has
   * one.
   *
   * @throws ManifestException where it is no YAML
   */
  public static List<Manifest> rendered(String yaml, String release, String namespace)
      throws ManifestException {
    List<Manifest> all = new ArrayList<>();
    Path file = Path.of("release " + release);
    read(new SourceFile(release, file, yaml.getBytes(StandardCharsets.UTF_8)), all);
    all.stream()
        .filter(m -> m.object().getMetadata().getNamespace() == null)
        .forEach(m -> m.object().getMetadata().setNamespace(namespace));
    return all;
  }

  /**
   * A file of values: one mapping, or nothing.
   *
   * @throws ManifestException with file and line
   */
  public static JsonNode values(String text, Path file) throws ManifestException {
    try {
      Object read = yaml().load(withoutMark(text));
      if (read != null && !(read instanceof Map<?, ?>)) {
        throw new ManifestException(file + ": expected a mapping of values");
      }
      return MAPPER.valueToTree(read == null ? Map.of() : read);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      throw new ManifestException("%s line %d: %s".formatted(file, line, e.getProblem()));
    } catch (YAMLException e) {
      throw new ManifestException(file + " is no YAML");
    }
  }

  private static void read(SourceFile file, List<Manifest> all) throws ManifestException {
    int document = 0;
    String text = withoutMark(file.text());
    try {
      for (Object o : json(text).orElseGet(() -> yaml().loadAll(text))) {
        document++;
        if (o != null) {
          add(o, file, document, all);
        }
      }
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      throw new ManifestException("%s line %d: %s".formatted(file.path(), line, e.getProblem()));
    } catch (YAMLException e) {
      throw new ManifestException(file.path() + ": " + e.getMessage());
    }
  }

  /** YAML knows JSON too, but not JSON that is indented with tabs. */
  private static Optional<Iterable<Object>> json(String text) {
    if (!text.stripLeading().startsWith("{")) {
      return Optional.empty();
    }
    try (MappingIterator<Object> documents = JSON.readValues(text)) {
      return Optional.of(documents.readAll());
    } catch (IOException e) {
      // A flow mapping of YAML begins so as well: the YAML reader has the last word.
      return Optional.empty();
    }
  }

  private static void add(Object o, SourceFile file, int document, List<Manifest> all)
      throws ManifestException {
    String where = "%s, document %d".formatted(file.path(), document);
    if (!(o instanceof Map<?, ?> map)) {
      throw new ManifestException(where + ": expected an object with apiVersion and kind");
    }
    Object kind = map.get("kind");
    if (kind instanceof String k && k.endsWith("List") && map.get("items") instanceof List<?> l) {
      for (Object item : l) {
        add(item, file, document, all);
      }
      return;
    }
    all.add(new Manifest(object(map, where), file.path().toString()));
  }

  private static GenericKubernetesResource object(Map<?, ?> map, String where)
      throws ManifestException {
    GenericKubernetesResource object;
    try {
      object = MAPPER.convertValue(map, GenericKubernetesResource.class);
    } catch (IllegalArgumentException e) {
      throw new ManifestException(where + ": metadata cannot be read");
    }
    String name = object.getMetadata() == null ? null : object.getMetadata().getName();
    if (blank(object.getApiVersion()) || blank(object.getKind()) || blank(name)) {
      throw new ManifestException(where + ": apiVersion, kind or metadata.name is missing");
    }
    return object;
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank();
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setCodePointLimit(MOST_CHARACTERS);
    DumperOptions dumping = new DumperOptions();
    return new Yaml(
        new SafeConstructor(options),
        new Representer(dumping),
        dumping,
        options,
        new KubeYamlResolver());
  }
}
