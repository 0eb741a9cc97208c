package dev.pawl.testbed;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The command line of {@link Up}.
 *
 * @param pools sizes by name, in the order given
 * @param dir absent: a new temporary folder
 */
record UpArguments(KubeCluster.Options options, Map<String, Integer> pools, Optional<Path> dir) {
  static final String USAGE =
      """
      usage: testbed/up [--version 1.35.4|1.36.3] [--boot SECONDS] [--pod-end SECONDS] [--audit] [--dir DIR] [POOL=NODES …]
             default: --version 1.35.4 --boot 2 --pod-end 1 workers=5""";

  /**
   * @throws IllegalArgumentException naming the argument that is wrong
   */
  static UpArguments parse(String... arguments) {
    KubeCluster.Options options =
        KubeCluster.Options.defaults()
            .withNodeBootDelay(Duration.ofSeconds(2))
            .withPodEndDelay(Duration.ofSeconds(1));
    Map<String, Integer> pools = new LinkedHashMap<>();
    Optional<Path> dir = Optional.empty();
    Iterator<String> rest = List.of(arguments).iterator();
    while (rest.hasNext()) {
      String argument = rest.next();
      switch (argument) {
        case "--version" -> options = options.withVersion(version(value(argument, rest)));
        case "--boot" -> options = options.withNodeBootDelay(seconds(value(argument, rest)));
        case "--pod-end" -> options = options.withPodEndDelay(seconds(value(argument, rest)));
        case "--audit" -> options = options.withAudit();
        case "--dir" -> dir = Optional.of(Path.of(value(argument, rest)));
        default -> addPool(pools, argument);
      }
    }
    if (pools.isEmpty()) {
      pools.put("workers", 5);
    }
    return new UpArguments(options, pools, dir);
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return rest.next();
  }

  private static KubeVersion version(String text) {
    return Arrays.stream(KubeVersion.values())
        .filter(version -> version.text().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no programs of version " + text));
  }

  private static Duration seconds(String text) {
    try {
      return Duration.ofMillis(Math.round(Double.parseDouble(text) * 1000));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a number of seconds: " + text, e);
    }
  }

  private static void addPool(Map<String, Integer> pools, String argument) {
    if (!argument.matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?=[0-9]{1,4}")) {
      throw new IllegalArgumentException("neither an option nor POOL=NODES: " + argument);
    }
    int equals = argument.indexOf('=');
    pools.put(argument.substring(0, equals), Integer.parseInt(argument.substring(equals + 1)));
  }
}
