package dev.pawl.activities.addon.source;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** What an addon's source holds, for those who only look at it. */
public final class ManifestFiles {

  private ManifestFiles() {}

  /**
   * An object of a source.
   *
   * @param file that it is in
   */
  public record ManifestObject(GenericKubernetesResource object, String file) {}

  /**
   * All objects, as the addon's driver would apply them.
   *
   * @param source folder or file
   * @throws IOException with a sentence where it is not there or cannot be understood
   */
  public static List<ManifestObject> read(Path source) throws IOException {
    try {
      return ManifestReader.read(AddonSource.read(source)).stream()
          .map(m -> new ManifestObject(m.object(), m.file()))
          .toList();
    } catch (NoSuchFileException e) {
      throw new IOException(source + " does not exist", e);
    } catch (ManifestException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
