package dev.pawl.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.testbed.KubeCluster;
import dev.pawl.testbed.KubeVersion;
import dev.pawl.testbed.RequiresTestbed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each kind of blocked drain, side by side in one upgrade: a node for each. What is shown is
 * compared word for word, and each goes on by itself once it is freed; what a person skips is left
 * out, what the spec says is quarantined or forced.
 */
@RequiresTestbed
@Timeout(400)
class BlockedDrainIT {

  private static final Duration NAMED_WITHIN = Duration.ofSeconds(15);

  /** By the node whose drain says it. */
  private static final Map<String, String> SENTENCES =
      Map.of(
          "a-0",
          "Pod default/never can never be evicted: budget default/never wants 1 of 1 pods healthy and 1 is, so it allows no eviction however long one waits. Raise the replicas, set maxUnavailable: 1 in the budget, or delete the pod yourself.",
          "a-1",
          "Pod default/two can never be evicted: the budgets default/two-a and default/two-b cover it, and Kubernetes evicts no pod that more than one covers. Narrow or delete one of them.",
          "a-2",
          "Pod default/ill is blocked for now: budget default/ill wants 1 of 2 pods healthy and 1 is; not ready: default/starting (is starting). It goes on by itself when enough of them are healthy again.",
          "a-3",
          "Pod default/guarded is not evicted, and it is not a budget that refuses: pods \"guarded\" is forbidden: ValidatingAdmissionPolicy 'guard' with binding 'guard' denied request: not now. It is asked again every few seconds; whoever owns that rule can let it go.",
          "a-4",
          "Pod default/scratch would lose the data of its emptyDir volume tmp. Set pools.items[].drain.deleteEmptyDir: true, or delete the pod yourself.",
          "a-5",
          "Pod default/slow-N (Deployment slow) waits for its turn: budget default/slow wants 1 of 2 pods healthy and 1 is; not ready: default/slow-N (is starting). Slow, but moving: it goes on by itself when a pod that left has been replaced.",
          "a-6",
          "Pod default/unloved can never be evicted: budget default/unloved wants 1 of 1 pods healthy and 1 is, so it allows no eviction however long one waits. Raise the replicas, set maxUnavailable: 1 in the budget, or delete the pod yourself.");

  @TempDir Path folder;

  @Test
  void shouldNameEachBlockInTimeAndGoOnWhenItIsFreed() throws IOException {
    KubeCluster.Options options =
        KubeCluster.Options.defaults()
            .withVersion(KubeVersion.V1_36_3)
            .withNodeBootDelay(Duration.ofSeconds(1))
            .withPodEndDelay(Duration.ofSeconds(1));
    try (Rig rig = Rig.start(folder, options)) {
      rig.pool("other", 1);
      rig.pools().remove("other");
      rig.pool("a", 7);
      rig.pool("f", 1);
      rig.pool("q", 1);
      workloads(rig);
      rig.startWorker();
      rig.startUpgrade(spec(rig));

      Map<String, Duration> named = new TreeMap<>();
      Rig.await(
          Duration.ofMinutes(2),
          () -> "all to be named; so far " + named + " of " + holds(rig.status("blocks")),
          () -> look(rig, named));
      named.forEach(
          (node, after) ->
              assertThat(after).as("time to name what blocks %s", node).isLessThan(NAMED_WITHIN));

      assertThat(rig.pawl("skip", "blocks", "drain/a-6").code()).isZero();
      assertThat(rig.pawl("retry", "blocks", "drain/a-0").code()).isZero();
      rig.awaitStatus(
          "blocks",
          NAMED_WITHIN.multipliedBy(2),
          "the retried drain to be held again",
          s -> SENTENCES.get("a-0").equals(holds(s).get("a-0")));
      free(rig);

      assertThat(rig.awaitState("blocks", Duration.ofMinutes(3), "SucceededWithQuarantine"))
          .isEqualTo("SucceededWithQuarantine");
      assertThat(rig.pawl("status", "blocks").out())
          .contains("left out by a person: node a-6 of pool a")
          .contains("quarantined, still cordoned and labelled pawl.dev/quarantined: q-0");
      assertEnd(rig);
    }
  }

  private static void workloads(Rig rig) {
    rig.cluster().kubectl("label", "node", "a-5", "role=slow");
    StringBuilder all = new StringBuilder();
    all.append(pod("never", "never", "a-0", "")).append(budget("never", "never", 1));
    all.append(pod("two", "two", "a-1", ""));
    all.append(budget("two-a", "two", 0)).append(budget("two-b", "two", 0));
    all.append(pod("ill", "ill", "a-2", "")).append(budget("ill", "ill", 1));
    all.append(
        pod("starting", "ill", "other-0", "")
            .replace("metadata: {", "metadata: {annotations: {pawl.dev.test/delay: 1h}, "));
    all.append(pod("guarded", "guarded", "a-3", "")).append(GUARD);
    all.append(pod("scratch", "scratch", "a-4", "volumes: [{name: tmp, emptyDir: {}}]"));
    all.append(
        Workloads.slowDeployment("slow", 2, 1, 12)
            .replace("      containers:", "      nodeSelector: {role: slow}\n      containers:"));
    all.append(pod("unloved", "unloved", "a-6", "")).append(budget("unloved", "unloved", 1));
    all.append(pod("forced", "forced", "f-0", "")).append(budget("forced", "forced", 1));
    all.append(pod("kept", "kept", "q-0", "")).append(budget("kept", "kept", 1));
    rig.apply(all.toString());
    rig.awaitPods(10);
  }

  private static String pod(String name, String app, String node, String more) {
    return """
    apiVersion: v1
    kind: Pod
    metadata: {name: %s, labels: {app: %s}}
    spec:
      nodeName: %s
      containers: [{name: main, image: "app:1"}]
      %s
    ---
    """
        .formatted(name, app, node, more);
  }

  private static String budget(String name, String app, int minAvailable) {
    return """
    apiVersion: policy/v1
    kind: PodDisruptionBudget
    metadata: {name: %s}
    spec: {minAvailable: %d, selector: {matchLabels: {app: %s}}}
    ---
    """
        .formatted(name, minAvailable, app);
  }

  private static final String GUARD =
      """
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingAdmissionPolicy
      metadata: {name: guard}
      spec:
        matchConstraints:
          resourceRules:
            - {apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods/eviction]}
        validations: [{expression: "request.name != 'guarded'", message: not now}]
      ---
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingAdmissionPolicyBinding
      metadata: {name: guard}
      spec: {policyName: guard, validationActions: [Deny]}
      ---
      """;

  /** What blocks is there before the start: somebody has said that it may be. */
  private static final String ACCEPTED =
      Rig.accepting(
          "PDB-STRUCTURAL PodDisruptionBudget/default/never",
          "PDB-STRUCTURAL PodDisruptionBudget/default/unloved",
          "PDB-STRUCTURAL PodDisruptionBudget/default/forced",
          "PDB-STRUCTURAL PodDisruptionBudget/default/kept",
          "PDB-MULTI Pod/default/two",
          "PDB-UNHEALTHY PodDisruptionBudget/default/ill",
          "EMPTYDIR Pod/default/scratch");

  private static Path spec(Rig rig) throws IOException {
    Path file =
        rig.spec(
            "blocks",
            "{maxSurge: 7, canary: {nodes: 0}}\n        drain: {timeout: 10m, deleteBarePods: true}",
            ACCEPTED);
    String text = Files.readString(file).replace("order: sequential", "order: parallel");
    text = drainOf("f", "onBlocked: force", text);
    text = drainOf("q", "onBlocked: quarantine", text);
    return Files.writeString(file, text);
  }

  private static String drainOf(String pool, String more, String text) {
    int at = text.indexOf("timeout: 10m", text.indexOf("- name: " + pool));
    return text.substring(0, at)
        + "timeout: 10s, "
        + more
        + text.substring(at + "timeout: 10m".length());
  }

  /** Notes how long after its drain began a block is first shown; whether all have been. */
  private static boolean look(Rig rig, Map<String, Duration> named) {
    holds(rig.status("blocks"))
        .forEach(
            (node, message) -> {
              if (message.equals(SENTENCES.get(node))) {
                // At once: the node that is merely slow will not be there for long.
                named.computeIfAbsent(
                    node, n -> Duration.between(drainBegun(rig, n), Instant.now()));
              }
            });
    return named.keySet().equals(SENTENCES.keySet());
  }

  private static Map<String, String> holds(JsonNode status) {
    Map<String, String> messages = new TreeMap<>();
    status
        .path("holds")
        .forEach(
            h ->
                messages.put(
                    h.path("step").asText().replace("drain/", ""),
                    h.path("message").asText().replaceAll("slow-\\w+-\\w+", "slow-N")));
    return messages;
  }

  private static Instant drainBegun(Rig rig, String node) {
    return Instant.parse(
        rig.cluster()
            .kubectl(
                "get",
                "node",
                node,
                "-o",
                "jsonpath={.metadata.annotations.pawl\\.dev/drain-begun}"));
  }

  private static void free(Rig rig) {
    rig.cluster().kubectl("delete", "pdb", "never", "two-b");
    rig.apply(pod("well", "ill", "other-0", ""));
    rig.cluster().kubectl("delete", "validatingadmissionpolicybinding", "guard");
    rig.cluster().kubectl("delete", "pod", "scratch");
  }

  private static void assertEnd(Rig rig) {
    String nodes =
        rig.cluster()
            .kubectl(
                "get",
                "nodes",
                "-l",
                "pool",
                "-o",
                "jsonpath={range .items[*]}{.metadata.name} {.spec.unschedulable}"
                    + " {.metadata.labels.pawl\\.dev/quarantined} {.metadata.annotations}{'\\n'}{end}");
    assertThat(nodes.lines().filter(n -> n.contains(" true ")))
        .as("the one that stays cordoned")
        .singleElement()
        .satisfies(n -> assertThat(n).startsWith("q-0 true blocks-"));
    assertThat(nodes).as("annotations").doesNotContain("pawl.dev/");
    assertThat(rig.cluster().kubectl("get", "pods", "-o", "name"))
        .contains("pod/kept", "pod/unloved")
        .doesNotContain("pod/forced", "pod/never", "pod/two", "pod/guarded");
  }
}
