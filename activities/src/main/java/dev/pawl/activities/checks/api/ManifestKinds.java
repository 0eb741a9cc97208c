package dev.pawl.activities.checks.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The kinds in manifests that were rendered by somebody else and taken by an apiserver. They may
 * hold Secrets: nothing but apiVersion and kind leaves this class, in errors neither.
 */
final class ManifestKinds {

  private static final int MOST_CHARACTERS = 32 * 1024 * 1024;

  private ManifestKinds() {}

  record Mention(String apiVersion, String kind) {}

  /**
   * Each once.
   *
   * @throws UnreadableManifestException where it is no YAML
   */
  static List<Mention> of(String manifests) throws UnreadableManifestException {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MOST_CHARACTERS);
    List<Mention> all = new ArrayList<>();
    try {
      for (Object document : new Yaml(new SafeConstructor(options)).loadAll(manifests)) {
        add(document, all);
      }
    } catch (RuntimeException e) {
      // Its message quotes what it read.
      throw new UnreadableManifestException();
    }
    return all.stream().distinct().toList();
  }

  private static void add(Object document, List<Mention> all) {
    if (!(document instanceof Map<?, ?> map)) {
      return;
    }
    String kind = Objects.toString(map.get("kind"), "");
    if (kind.endsWith("List") && map.get("items") instanceof List<?> items) {
      items.forEach(i -> add(i, all));
    } else if (!kind.isEmpty()) {
      all.add(new Mention(Objects.toString(map.get("apiVersion"), ""), kind));
    }
  }

  /** Without a message: there is nothing that could be quoted safely. */
  static final class UnreadableManifestException extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
