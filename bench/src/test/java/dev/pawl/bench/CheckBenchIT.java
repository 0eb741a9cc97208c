package dev.pawl.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pawl.testbed.KubeCluster;
import dev.pawl.testbed.RequiresTestbed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Absolute limits of {@code pawl check} on a big cluster, with the heap that it is given there. */
@Tag("campaign")
@RequiresTestbed
@Timeout(2400)
class CheckBenchIT {

  /** {@code -Dpawl.bench.nodes=…} for a shorter run. */
  private static final int NODES = Integer.getInteger("pawl.bench.nodes", 1000);

  private static final Duration MOST = Duration.ofSeconds(20);
  private static final int MOST_REQUESTS = 200;

  /** Version, health and discovery, which the audit log leaves out. */
  private static final int NOT_IN_THE_LOG = 8;

  @Test
  void shouldCheckABigClusterInTwentySecondsAndHalfAGibibyte(@TempDir Path folder)
      throws IOException {
    CheckedCluster work = new CheckedCluster(NODES, NODES / 2);
    try (KubeCluster cluster = work.prepare(Files.createDirectories(folder.resolve("cluster")))) {
      PawlProgram pawl = new PawlProgram(folder, cluster.kubeconfig(), "");
      Path spec = Files.writeString(folder.resolve("upgrade.yaml"), spec(cluster));

      Instant begin = Instant.now();
      pawl.run("check", "-f", spec.toString(), "-o", "json");
      Duration took = Duration.between(begin, Instant.now());

      Map<String, Integer> requests =
          AuditLog.count(AuditLog.requests(cluster.auditLog(), begin), "fabric8-kubernetes-client");
      int total = requests.values().stream().mapToInt(Integer::intValue).sum();
      System.out.printf(
          "pawl check of %d nodes, %d pods, %d budgets with -Xmx512m: %.1f s, %d requests%n",
          NODES, work.pods(), work.budgets(), took.toMillis() / 1e3, total + NOT_IN_THE_LOG);
      System.out.println(requests);
      assertThat(results(folder)).hasSizeGreaterThan(90);
      assertThat(took).isLessThan(MOST);
      assertThat(total + NOT_IN_THE_LOG).isLessThanOrEqualTo(MOST_REQUESTS);
    }
  }

  /** Nobody gets a figure for what was not looked at: PawlProgram makes sure of exit code 0. */
  private static JsonNode results(Path folder) throws IOException {
    String said = Files.readString(folder.resolve("check.log"));
    return new ObjectMapper().readTree(said.substring(said.indexOf('{'))).path("results");
  }

  private static String spec(KubeCluster cluster) {
    return """
        apiVersion: pawl.dev/v1alpha1
        kind: ClusterUpgrade
        metadata: {name: big}
        spec:
          target: {version: %s}
          controlPlane: {driver: exec, exec: {upgrade: ["%s"]}}
          pools:
            items:
              - {name: %3$s, selector: {matchLabels: {pool: %3$s}}, driver: kwok}
        """
        .formatted(CheckedCluster.TARGET, cluster.swapScript(), CheckedCluster.POOL);
  }
}
