package dev.pawl.starter.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pawl.starter.cli.CommandLines;
import dev.pawl.starter.output.Terminal;
import dev.pawl.testbed.FakeNode;
import dev.pawl.testbed.KubeCluster;
import dev.pawl.testbed.KubeUser;
import dev.pawl.testbed.RequiresTestbed;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code pawl check} on a real apiserver: clean, with its own role, with a verb less, in trouble.
 */
@RequiresTestbed
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CheckIT {

  private static final String CHECKER = "system:serviceaccount:pawl-system:checker";
  private static final String CLEAN = "upgrade.yaml";
  private static final int NODES = 3;

  /** Of which all checks need 90 in a cluster without much in it. */
  private static final int MOST_REQUESTS = 110;

  @TempDir static Path folder;

  private static KubeCluster cluster;
  private static KubeUser checker;

  @BeforeAll
  static void start() throws IOException {
    checker = KubeUser.of(CHECKER);
    cluster =
        KubeCluster.start(
            Files.createDirectories(folder.resolve("cluster")),
            KubeCluster.Options.defaults().withAudit().withUsers(checker));
    cluster.addNodes(FakeNode.pool("a", NODES, "1.35.4"));
    cluster.kubectl("wait", "node", "--all", "--for=condition=Ready", "--timeout=60s");
    apply(resource("clean.yaml"));
    cluster.kubectl("rollout", "status", "deployment/web", "-n", "shop", "--timeout=60s");
    awaitBudget("shop", "web", "disruptionsAllowed}=1");
    apply(Files.readString(Path.of("..", "deploy", "rbac-check.yaml")));
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  @Order(1)
  void shouldRaiseNoAlarmInACleanClusterAndWriteNothing() throws IOException {
    Said said = check(CLEAN, cluster.kubeconfigFor(checker), "-o", "json");

    assertThat(said.code()).as(said.out() + said.err()).isZero();
    assertThat(said.json().path("blocked").asBoolean()).isFalse();
    assertThat(said.json().path("results"))
        .hasSizeGreaterThan(60)
        .allSatisfy(
            r -> {
              assertThat(r.path("findings")).as("%s", r).isEmpty();
              if (r.path("severity").asText().equals("block")) {
                assertThat(r.path("result").asText()).as("%s", r).isEqualTo("pass");
              }
            });
    assertThat(verbs()).hasSizeBetween(1, MOST_REQUESTS).isSubsetOf("get", "list");
  }

  @Test
  @Order(2)
  void shouldNotKnowWhatItMayNotReadAndNameTheRight() throws IOException {
    String role = Files.readString(Path.of("..", "deploy", "rbac-check.yaml"));
    apply(role.replace("resources: [poddisruptionbudgets]", "resources: [nothing]"));

    Said said = check(CLEAN, cluster.kubeconfigFor(checker), "-o", "json");
    apply(role);

    assertThat(said.code()).isEqualTo(5);
    JsonNode structural = result(said, "PDB-STRUCTURAL");
    assertThat(structural.path("result").asText()).isEqualTo("unknown");
    assertThat(structural.path("severity").asText()).isEqualTo("block");
    assertThat(structural.path("message").asText())
        .isEqualTo("may not list poddisruptionbudgets.policy");
    assertThat(result(said, "NODE-READY").path("result").asText()).isEqualTo("pass");
  }

  @Test
  @Order(3)
  void shouldFindEverythingThatIsPlantedAndNameIt() throws IOException {
    plant();

    Said said = check("planted-upgrade.yaml", cluster.kubeconfig(), "-o", "json");

    assertThat(said.code()).isEqualTo(5);
    List<String> planted = resource("planted.txt").lines().toList();
    assertThat(planted).hasSizeGreaterThanOrEqualTo(40).doesNotHaveDuplicates();
    assertThat(planted.stream().filter(line -> !found(said, line)).map(line -> told(said, line)))
        .isEmpty();
    assertThat(result(said, "DISC-OK").path("result").asText()).isEqualTo("unknown");
    assertThat(result(said, "DISC-OK").path("severity").asText()).isEqualTo("block");
    assertThat(result(said, "API-REQUESTED").path("message").asText())
        .contains("not reached from here (192.0.2.1:6443, 192.0.2.2:6443)");
    // Nothing of a Secret but its name and what it uses.
    assertThat(said.out()).doesNotContain("hunter2");
  }

  private static void plant() throws IOException {
    cluster.kubectl("cordon", "a-0");
    cluster.kubectl("taint", "node", "a-1", "karpenter.sh/disrupted=:NoSchedule");
    cluster.addNodes(List.of(FakeNode.of("old", "1.31.0", "elsewhere")));
    cluster.kubectl("cordon", "old");
    create(resource("planted-nodes.yaml"));
    apply(resource("planted.yaml"));
    create(resource("planted-apis.yaml"));
    // kubectl's own create and apply write this annotation as they see fit.
    cluster.kubectl(
        "annotate",
        "--overwrite",
        "-n=apis",
        "ingress/old",
        "kubectl.kubernetes.io/last-applied-configuration="
            + "{\"apiVersion\":\"extensions/v1beta1\",\"kind\":\"Ingress\"}");
    cluster.kubectl(
        "wait",
        "--for=condition=Established",
        "crd/carts.shop.example.com",
        "crd/machines.cluster.x-k8s.io");
    create(resource("planted-machines.yaml"));
    // Its objects were written as v1beta1 until now.
    cluster.kubectl(
        "patch",
        "crd/carts.shop.example.com",
        "--type=json",
        "-p",
        "[{\"op\": \"replace\", \"path\": \"/spec/versions/0/storage\", \"value\": true},"
            + "{\"op\": \"replace\", \"path\": \"/spec/versions/1/storage\", \"value\": false}]");
    cluster.kubectl("wait", "--for=condition=NamesAccepted=False", "crd/wagons.shop.example.com");
    cluster.kubectl("wait", "--for=condition=Available=False", "apiservice/v1beta1.metrics.k8s.io");
    for (String workload : List.of("tight", "twice", "single", "open")) {
      cluster.kubectl("rollout", "status", "deployment/" + workload, "-n", "bad", "--timeout=60s");
    }
    cluster.kubectl(
        "wait",
        "ds/agent",
        "-n=kube-system",
        "--for=jsonpath={.status.desiredNumberScheduled}=2",
        "--timeout=60s");
    awaitBudget("bad", "tight", "currentHealthy}=2");
  }

  private static boolean found(Said said, String line) {
    String[] words = line.split(" ", -1);
    for (JsonNode finding : result(said, words[0]).path("findings")) {
      if (finding.path("object").asText().equals(words[1])) {
        return true;
      }
    }
    return false;
  }

  private static String told(Said said, String line) {
    return line + ": " + result(said, line.substring(0, line.indexOf(' ')));
  }

  @Test
  @Order(4)
  void shouldShowPeopleTheWorstFirst() throws IOException {
    Said said = check(CLEAN, cluster.kubeconfig());

    assertThat(said.code()).isEqualTo(5);
    assertThat(said.out()).startsWith("BLOCK").contains("→", "in the way");
    assertThat(said.out().indexOf("PDB-STRUCTURAL")).isLessThan(said.out().indexOf("WL-SINGLE"));
  }

  private record Said(int code, String out, String err) {
    JsonNode json() {
      try {
        return new ObjectMapper().readTree(out);
      } catch (IOException e) {
        throw new UncheckedIOException("no JSON: " + out + err, e);
      }
    }
  }

  private static Said check(String spec, Path kubeconfig, String... more) throws IOException {
    List<String> words = new ArrayList<>(List.of("check", "-f", spec(spec)));
    words.addAll(List.of("--kubeconfig", kubeconfig.toString()));
    words.addAll(List.of(more));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        CommandLines.run(
            Terminal.plain(new PrintWriter(out, true), new PrintWriter(err, true)),
            words.toArray(String[]::new));
    return new Said(code, out.toString(), err.toString());
  }

  private static JsonNode result(Said said, String id) {
    for (JsonNode result : said.json().path("results")) {
      if (result.path("id").asText().equals(id)) {
        return result;
      }
    }
    throw new AssertionError("no result " + id + " in " + said.out() + said.err());
  }

  private static String spec(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, resource(name).replace("SWAP", cluster.swapScript().toString()));
    return file.toString();
  }

  /** What the checker did, as the apiserver saw it. */
  private static List<String> verbs() throws IOException {
    List<String> verbs = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    for (String line : Files.readAllLines(cluster.auditLog())) {
      JsonNode event = json.readTree(line);
      if (event.at("/user/username").asText().equals(CHECKER)) {
        verbs.add(event.path("verb").asText());
      }
    }
    return verbs;
  }

  private static void apply(String yaml) {
    cluster.kubectlWith(yaml, "apply", "-f", "-");
  }

  private static void create(String yaml) {
    cluster.kubectlWith(yaml, "create", "-f", "-");
  }

  private static void awaitBudget(String namespace, String name, String so) {
    cluster.kubectl(
        "wait", "pdb/" + name, "-n", namespace, "--for=jsonpath={.status." + so, "--timeout=60s");
  }

  private static String resource(String name) throws IOException {
    return Files.readString(Path.of("src", "test", "resources", "check", name));
  }
}
