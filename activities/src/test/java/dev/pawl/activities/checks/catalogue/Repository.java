package dev.pawl.activities.checks.catalogue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Files of the repository, from wherever tests are run. */
final class Repository {

  private Repository() {}

  static Path file(String path) {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("docs")) ? here.resolve(path) : here.getParent().resolve(path);
  }
}
