package dev.pawl.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.e2e.Observation.SeenNode;
import dev.pawl.e2e.PawlProcess.Said;
import dev.pawl.testbed.FakeNode;
import dev.pawl.testbed.KubeCluster;
import dev.pawl.testbed.TemporalServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Real servers, a worker, and the command line: what an SRE has in front of them. */
final class Rig implements AutoCloseable {

  static final String OLD = "1.35.4";
  static final String NEW = "1.36.3";

  private static final Pattern WRITES =
      Pattern.compile("\"verb\":\"(create|update|patch|delete|deletecollection)\"");

  private final Path folder;
  private final KubeCluster cluster;
  private final TemporalServer temporal;
  private final PawlProcess pawl;
  private final Map<String, Integer> pools = new TreeMap<>();
  private Process worker;

  private Rig(Path folder, KubeCluster cluster, TemporalServer temporal) {
    this.folder = folder;
    this.cluster = cluster;
    this.temporal = temporal;
    this.pawl = pawl(cluster.kubeconfig());
  }

  static Rig start(Path folder, KubeCluster.Options options, String... temporalFlags) {
    try {
      TemporalServer temporal =
          TemporalServer.start(
              Files.createDirectories(folder.resolve("temporal")), List.of(temporalFlags));
      KubeCluster cluster =
          KubeCluster.start(Files.createDirectories(folder.resolve("cluster")), options);
      return new Rig(folder, cluster, temporal);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  KubeCluster cluster() {
    return cluster;
  }

  TemporalServer temporal() {
    return temporal;
  }

  Path folder() {
    return folder;
  }

  Map<String, Integer> pools() {
    return pools;
  }

  /** The command line with another kubeconfig, say a less privileged user's. */
  PawlProcess pawl(Path kubeconfig) {
    Map<String, String> environment = new HashMap<>();
    environment.put("KUBECONFIG", kubeconfig.toString());
    environment.put("TEMPORAL_ADDRESS", temporal.address());
    environment.put("PAWL_WORK_DIR", folder.resolve("work").toString());
    return new PawlProcess(folder, environment);
  }

  // --- the cluster ---

  /** Adds nodes and waits until each takes pods: else the first that does gets all of them. */
  void pool(String name, int size) {
    cluster.addNodes(FakeNode.pool(name, size, OLD));
    pools.put(name, size);
    await(
        Duration.ofSeconds(60),
        "the nodes of pool " + name,
        () -> {
          String ready = ofPool(name, "{.status.conditions[?(@.type=='Ready')].status}");
          return ready.lines().filter("True"::equals).count() == size
              && ofPool(name, "{.spec.taints}").isBlank();
        });
  }

  private String ofPool(String name, String path) {
    return cluster.kubectl(
        "get",
        "nodes",
        "-l",
        "pool=" + name,
        "-o",
        "jsonpath={range .items[*]}%s{'\\n'}{end}".formatted(path));
  }

  /** Applies manifests with kubectl. */
  void apply(String yaml) {
    cluster.kubectlWith(yaml, "apply", "-f", "-");
  }

  /** Takes away all workloads and nodes, so that another test can begin. */
  void clear() {
    cluster.kubectl("delete", "deployment,statefulset,daemonset,pdb", "--all");
    cluster.kubectl("delete", "pod", "--all", "--force", "--grace-period=0");
    cluster.kubectl("delete", "node", "--all");
    pools.clear();
  }

  /** The workflow that upgrades this cluster. */
  String workflowId() {
    String uid =
        cluster.kubectl("get", "namespace", "kube-system", "-o", "jsonpath={.metadata.uid}");
    return "upgrade/" + uid;
  }

  /** Requests of Pawl that changed something, its Lease aside; the cluster has an audit log. */
  long writes() {
    try (Stream<String> lines = Files.lines(cluster.auditLog())) {
      return lines
          .filter(line -> line.contains("fabric8-kubernetes-client"))
          .filter(line -> WRITES.matcher(line).find())
          .filter(line -> !line.contains("\"resource\":\"leases\""))
          .filter(line -> !line.contains("dryRun=All"))
          .count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the cluster has to look like when an upgrade has ended, whichever way. */
  void assertNothingLeft(Observation end) {
    int desired = pools.values().stream().mapToInt(Integer::intValue).sum();
    assertThat(end.nodes()).hasSize(desired);
    assertThat(end.nodes().values())
        .allMatch(SeenNode::available)
        .allSatisfy(n -> assertThat(n.pawlMarks()).as("I5 on %s", n.name()).isEmpty());
    assertThat(cluster.kubectl("get", "lease", "-n", "kube-system", "-o", "name"))
        .doesNotContain("/pawl");
  }

  /** Waits until all nodes, and that many pods of the default namespace, are ready. */
  void awaitPods(int ready) {
    cluster.kubectl("wait", "node", "--all", "--for=condition=Ready", "--timeout=60s");
    await(
        Duration.ofMinutes(2),
        ready + " ready pods",
        () ->
            cluster
                    .kubectl(
                        "get",
                        "pods",
                        "-o",
                        "jsonpath={range"
                            + " .items[*]}{.status.conditions[?(@.type=='Ready')].status}{'\\n"
                            + "'}{end}")
                    .lines()
                    .filter("True"::equals)
                    .count()
                >= ready);
  }

  // --- Pawl ---

  Process startWorker() {
    return startWorker(pawl);
  }

  Process startWorker(PawlProcess as) {
    worker = as.worker();
    return worker;
  }

  /** Whether the worker that runs now has a command of the user's under way. */
  boolean workerRunsCommand() {
    return worker.descendants().findAny().isPresent();
  }

  void killWorker() {
    worker.destroyForcibly();
    worker.onExit().join();
  }

  Said pawl(String... arguments) {
    return pawl.run(arguments);
  }

  /** Starts an upgrade; a worker that is still coming up is waited for. */
  void startUpgrade(Path spec) {
    await(
        Duration.ofSeconds(60),
        "the start of " + spec,
        () -> {
          Said start = pawl("start", "-f", spec.toString());
          if (start.code() != 0 && !start.err().contains("worker")) {
            throw new AssertionError(start.out() + start.err());
          }
          return start.code() == 0;
        });
  }

  JsonNode status(String name) {
    return pawl("status", name, "-o", "json").json();
  }

  /** Waits until its status is so, and returns it. */
  JsonNode awaitStatus(String name, Duration atMost, String what, Predicate<JsonNode> so) {
    JsonNode[] status = {null};
    await(
        atMost,
        () -> "%s: %s; status: %s".formatted(name, what, status[0]),
        () -> {
          Said said = pawl("status", name, "-o", "json");
          if (said.code() == 0) {
            status[0] = said.json();
          }
          return said.code() == 0 && so.test(status[0]);
        });
    return status[0];
  }

  /** Waits until the upgrade is in one of these states, and says which. */
  String awaitState(String name, Duration atMost, String... states) {
    return awaitStatus(
            name,
            atMost,
            "to be " + String.join(" or ", states),
            s -> List.of(states).contains(s.path("state").asText()))
        .path("state")
        .asText();
  }

  /** Writes a spec of the rig's pools; {@code more} is appended to each pool. */
  Path spec(String name, String strategy, String more) {
    StringBuilder yaml = new StringBuilder();
    yaml.append(
        """
        apiVersion: pawl.dev/v1alpha1
        kind: ClusterUpgrade
        metadata: {name: %s}
        spec:
          cluster: {context: testbed}
          target: {version: %s}
        %s
          controlPlane:
            driver: exec
            exec: {upgrade: ["%s"], rollback: ["%s"], timeout: 2m}
          pools:
            order: sequential
            items:
        """
            .formatted(
                name,
                NEW,
                more.indent(2).stripTrailing(),
                cluster.swapScript(),
                cluster.swapScript()));
    for (String pool : pools.keySet()) {
      yaml.append(
          """
                - name: %s
                  selector: {matchLabels: {pool: %s}}
                  driver: kwok
                  strategy: %s
          """
              .formatted(pool, pool, strategy));
    }
    try {
      return Files.writeString(folder.resolve(name + ".yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Part of a spec that accepts findings: what the test is about is there from its beginning.
   *
   * @param findings each an id and an object, such as {@code WL-BARE Pod/default/web}
   */
  static String accepting(String... findings) {
    StringBuilder yaml = new StringBuilder("checks:\n  accept:\n");
    for (String finding : findings) {
      String[] words = finding.split(" ", 2);
      yaml.append(
          "    - {id: %s, object: %s, reason: the test, until: 2099-12-31}\n"
              .formatted(words[0], words[1]));
    }
    return yaml.toString();
  }

  static void await(Duration atMost, String what, BooleanSupplier condition) {
    await(atMost, () -> what, condition);
  }

  static void await(Duration atMost, Supplier<String> what, BooleanSupplier condition) {
    long end = System.nanoTime() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited " + atMost.toSeconds() + " s in vain for " + what.get());
      }
      LockSupport.parkNanos(100_000_000);
    }
  }

  @Override
  public void close() {
    if (worker != null) {
      killWorker();
    }
    cluster.close();
    temporal.close();
  }
}
