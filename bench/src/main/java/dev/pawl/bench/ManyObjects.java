package dev.pawl.bench;

import dev.pawl.testbed.KubeCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Many objects of a cluster: made some at a time, and waited for in one list, again and again, for
 * kubectl's own wait takes a tenth of a second for each.
 */
final class ManyObjects {

  static final String READY = "{.status.conditions[?(@.type==\"Ready\")].status}";

  /** The testbed gives a command two minutes. */
  private static final int AT_A_TIME = 50;

  private static final Duration MOST = Duration.ofMinutes(15);

  private ManyObjects() {}

  /**
   * Makes them.
   *
   * @param manifest of each, by its number, a YAML document with its separator
   */
  static void create(KubeCluster cluster, int count, IntFunction<String> manifest) {
    for (int first = 0; first < count; first += AT_A_TIME) {
      cluster.kubectlWith(
          IntStream.range(first, Math.min(count, first + AT_A_TIME))
              .mapToObj(manifest)
              .collect(Collectors.joining()),
          "create",
          "-f",
          "-");
    }
  }

  /**
   * Returns when so many objects of a kind say a word.
   *
   * @param path of the word in each object, as JSONPath
   * @throws IllegalStateException when they do not within a quarter of an hour
   */
  static void await(KubeCluster cluster, int count, String kind, String path, String word) {
    Instant latest = Instant.now().plus(MOST);
    List<String> said = each(cluster, kind, path);
    while (Collections.frequency(said, word) < count) {
      if (Instant.now().isAfter(latest)) {
        throw new IllegalStateException("%s: not so within %s: %s".formatted(kind, MOST, said));
      }
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
      said = each(cluster, kind, path);
    }
  }

  private static List<String> each(KubeCluster cluster, String kind, String path) {
    String all = "jsonpath={range .items[*]}" + path + "{\"\\n\"}{end}";
    return cluster.kubectl("get", kind, "-o", all).lines().toList();
  }
}
