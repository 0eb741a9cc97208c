package dev.pawl.testbed;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The programs that {@code testbed/servers/build} made.
 *
 * @param bin the folder with one folder of programs per set of pins
 */
public record ServerBinaries(Path bin) {
  private static final Duration CHECK = Duration.ofSeconds(30);
  private static final Duration BUILD = Duration.ofHours(2);

  /**
   * Environment variable or system property: {@code off} skips, {@code required} fails where it
   * would skip.
   */
  static final String SWITCH = "PAWL_TESTBED";

  /**
   * Finds the programs; builds nothing.
   *
   * @throws TestbedUnavailable when they are switched off, not built yet, or cannot run here
   */
  public static ServerBinaries locate() {
    if (setting().filter("off"::equals).isPresent()) {
      throw new TestbedUnavailable("switched off by " + SWITCH + "=off");
    }
    return run(CHECK, "--check");
  }

  /**
   * Finds the programs and builds what is missing, which takes up to half an hour the first time.
   *
   * @throws TestbedUnavailable when they cannot be built
   */
  public static ServerBinaries build() {
    return run(BUILD);
  }

  static Optional<String> setting() {
    return Optional.ofNullable(System.getProperty(SWITCH))
        .or(() -> Optional.ofNullable(System.getenv(SWITCH)));
  }

  private static ServerBinaries run(Duration limit, String... arguments) {
    if (!Files.isDirectory(Path.of("/proc/self"))) {
      throw new TestbedUnavailable("the testbed needs Linux (/proc, setsid, flock)");
    }
    Path script = script();
    List<String> command =
        Stream.concat(Stream.of(script.toString()), Stream.of(arguments)).toList();
    Shell.Result result = Shell.run(command, Map.of(), "", limit);
    if (result.exitCode() != 0) {
      throw new TestbedUnavailable(result.stderr().strip());
    }
    return new ServerBinaries(Path.of(result.stdout().strip()));
  }

  /** Tests run in their module's folder, people anywhere in the tree: look upwards. */
  private static Path script() {
    Path here = Path.of("").toAbsolutePath();
    for (Path folder = here; folder != null; folder = folder.getParent()) {
      Path script = folder.resolve("testbed/servers/build");
      if (Files.isExecutable(script)) {
        return script;
      }
    }
    throw new TestbedUnavailable("no testbed/servers/build in " + here + " or above");
  }

  /** The {@code temporal} program. */
  public Path temporal() {
    return program("temporal", "temporal");
  }

  /** A {@code kubectl} of the newest version here. */
  public Path kubectl() {
    return program(KubeVersion.V1_36_3.programs(), "kubectl");
  }

  private Path program(String set, String name) {
    Path program = bin.resolve(set).resolve(name);
    if (!Files.isExecutable(program)) {
      throw new TestbedUnavailable(
          "no program " + program + "; delete the cache's bin folder and build again");
    }
    return program;
  }
}
