package dev.pawl.activities.addon.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The manifests of an addon, read once: what is hashed is what is applied.
 *
 * @param files sorted by name
 */
public record AddonSource(Path path, List<SourceFile> files) {

  private static final List<String> SUFFIXES = List.of(".yaml", ".yml", ".json");

  public AddonSource {
    files = List.copyOf(files);
  }

  /**
   * @param name relative to the source
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record SourceFile(String name, Path path, byte[] content) {
    String text() {
      return new String(content, StandardCharsets.UTF_8);
    }
  }

  /**
   * Reads one file, or the manifests of a folder. Like kubectl's {@code -f}, folders below are not
   * read; but one with manifests in it is an error here, not passed over.
   *
   * @throws NoSuchFileException where there is nothing at that path
   * @throws IOException with a sentence where it holds no manifests, or deeper ones
   */
  static AddonSource read(Path source) throws IOException {
    if (!Files.exists(source)) {
      throw new NoSuchFileException(source.toString());
    }
    if (!Files.isDirectory(source)) {
      return new AddonSource(source, List.of(file(source)));
    }
    List<SourceFile> files = new ArrayList<>();
    for (Path p : visible(source)) {
      if (Files.isDirectory(p)) {
        refuseManifestsIn(p);
      } else if (isManifest(p)) {
        files.add(file(p));
      }
    }
    if (files.isEmpty()) {
      throw new IOException(source + " holds no manifests: expected files *.yaml, *.yml or *.json");
    }
    return new AddonSource(source, files);
  }

  private static void refuseManifestsIn(Path folder) throws IOException {
    try (Stream<Path> below = Files.walk(folder)) {
      if (below.anyMatch(AddonSource::isManifest)) {
        throw new IOException(
            folder + " is a folder with manifests; only those of the source itself are read");
      }
    }
  }

  private static List<Path> visible(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(p -> !name(p).startsWith("."))
          .sorted(Comparator.comparing(AddonSource::name))
          .toList();
    }
  }

  private static boolean isManifest(Path p) {
    return SUFFIXES.stream().anyMatch(name(p)::endsWith) && Files.isRegularFile(p);
  }

  private static SourceFile file(Path p) throws IOException {
    return new SourceFile(name(p), p, Files.readAllBytes(p));
  }

  private static String name(Path p) {
    return p.getFileName().toString();
  }
}
