package dev.pawl.activities.exec;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looks for a program before it is started, so that what is wrong with it can be said. */
final class Program {

  private static final Pattern PATH_SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

  private Program() {}

  /**
   * What keeps a program from being started; empty where nothing does.
   *
   * @param path the value of PATH, for a name without a slash
   */
  static Optional<String> problem(String program, String path) {
    if (!program.contains("/")) {
      boolean found =
          path != null
              && PATH_SEPARATOR
                  .splitAsStream(path)
                  .anyMatch(d -> runnable(Path.of(d.isEmpty() ? "." : d, program)));
      return found ? Optional.empty() : Optional.of("no such program in the worker's PATH");
    }
    Path file = Path.of(program);
    if (!Files.exists(file)) {
      return Optional.of("there is no such file on the worker");
    }
    if (!Files.isRegularFile(file)) {
      return Optional.of("it is no file");
    }
    return Files.isExecutable(file)
        ? Optional.empty()
        : Optional.of("it is not executable (chmod +x)");
  }

  private static boolean runnable(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }
}
