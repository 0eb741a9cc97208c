package dev.pawl.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.pawl.testbed.KubeCluster;
import dev.pawl.testbed.KubeUser;
import dev.pawl.testbed.RequiresTestbed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The permissions that are shipped are the ones that are needed: none missing, none unused. */
@RequiresTestbed
@Timeout(300)
class RbacIT {

  private static final String ACCOUNT = "system:serviceaccount:pawl-system:pawl";
  private static final Path MANIFEST = manifest();
  private static final String ATTACHMENT =
      """
      apiVersion: storage.k8s.io/v1
      kind: VolumeAttachment
      metadata: {name: disk}
      spec: {attacher: disk.example, nodeName: a-0, source: {persistentVolumeName: disk}}
      ---
      """;

  /** Pods that stay on the node have a volume too: whose it is has to be looked up. */
  private static final String AGENT_WITH_VOLUME =
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: agent}
      spec:
        selector: {matchLabels: {app: agent}}
        template:
          metadata: {labels: {app: agent}}
          spec:
            containers: [{name: main, image: "agent:1"}]
            volumes: [{name: logs, persistentVolumeClaim: {claimName: logs}}]
      ---
      """;

  /** A budget that lets none go is there from the beginning: its drain shall be held. */
  private static final String ACCEPTED =
      Rig.accepting("PDB-STRUCTURAL PodDisruptionBudget/default/web");

  @TempDir Path folder;

  @Test
  void shouldNeedEveryVerbThatIsGrantedAndNoOther() throws IOException {
    KubeUser account = KubeUser.of(ACCOUNT);
    KubeCluster.Options options =
        KubeCluster.Options.defaults()
            .withAudit()
            .withUsers(account)
            .withNodeBootDelay(Duration.ofSeconds(1))
            .withPodEndDelay(Duration.ofSeconds(1));
    try (Rig rig = Rig.start(folder, options)) {
      String granted = Files.readString(MANIFEST);
      rig.apply(granted.replace("resources: [pods/eviction]", "resources: [pods/nothing]"));
      rig.pool("a", 2);
      // both must be there before the pods: the node that goes first has to have some
      rig.awaitPods(0);
      rig.apply(Workloads.deployment("web", 10, 0));
      rig.apply(volume("logs") + AGENT_WITH_VOLUME);
      rig.awaitPods(12);
      rig.apply(volume("disk") + ATTACHMENT);
      rig.apply(leaseOfALostUpgrade(rig));
      rig.startWorker(rig.pawl(rig.cluster().kubeconfigFor(account)));
      rig.startUpgrade(rig.spec("least", "{maxSurge: 1, maxUnavailable: 0}", ACCEPTED));

      // a verb less
      rig.awaitState("least", Duration.ofSeconds(60), "Held");
      JsonNode hold = rig.status("least").path("hold");
      assertThat(hold.path("code").asText()).isEqualTo("Forbidden");
      assertThat(hold.path("message").asText()).contains("create").contains("pods/eviction");
      rig.apply(granted);
      PawlProcess.Said retry = rig.pawl("retry", "least");
      assertThat(retry.code()).as(retry.err()).isZero();

      // a budget that lets none go is watched until it does
      Rig.await(
          Duration.ofSeconds(60),
          "the budget to be named",
          () -> rig.status("least").toString().contains("BudgetNeverAllows"));
      rig.apply(Workloads.deployment("web", 10, 1));

      Rig.await(
          Duration.ofSeconds(60),
          "the volume to be named",
          () -> rig.status("least").toString().contains("VolumesAttached"));
      rig.cluster().kubectl("delete", "volumeattachment", "disk");
      assertThat(rig.awaitState("least", Duration.ofMinutes(2), "Succeeded"))
          .isEqualTo("Succeeded");

      // nothing to do, and no Lease there: the other way to take it
      rig.startUpgrade(rig.spec("again", "{maxSurge: 1, maxUnavailable: 0}", ""));
      rig.awaitState("again", Duration.ofMinutes(1), "Succeeded");

      Set<String> unused = verbsOf(granted);
      unused.removeAll(verbsUsed(rig.cluster().auditLog()));
      assertThat(unused).as("granted and never used").isEmpty();
    }
  }

  private static String volume(String name) {
    return """
        apiVersion: v1
        kind: PersistentVolume
        metadata: {name: %1$s}
        spec:
          capacity: {storage: 1Gi}
          accessModes: [ReadWriteOnce]
          claimRef: {namespace: default, name: %1$s}
          csi: {driver: disk.example, volumeHandle: %1$s}
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: %1$s}
        spec:
          accessModes: [ReadWriteOnce]
          storageClassName: ""
          volumeName: %1$s
          resources: {requests: {storage: 1Gi}}
        ---
        """
        .formatted(name);
  }

  /** So that the right to update the Lease is used too. */
  private static String leaseOfALostUpgrade(Rig rig) {
    return """
        apiVersion: coordination.k8s.io/v1
        kind: Lease
        metadata:
          name: pawl
          namespace: kube-system
          annotations: {pawl.dev/temporal: "%s/default"}
        spec: {holderIdentity: lost-1}
        """
        .formatted(rig.temporal().address());
  }

  /** {@code resource verb} pairs that the worker's roles grant; the plan's role is a subset. */
  private static Set<String> verbsOf(String manifest) throws IOException {
    Set<String> pairs = new TreeSet<>();
    ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
    for (JsonNode role : yaml.readerFor(JsonNode.class).<JsonNode>readValues(manifest).readAll()) {
      String name = role.path("metadata").path("name").asText();
      if (name.equals("pawl-worker") || name.equals("pawl-lease")) {
        role.path("rules")
            .forEach(
                rule ->
                    rule.path("resources")
                        .forEach(
                            resource ->
                                rule.path("verbs")
                                    .forEach(
                                        v -> pairs.add(resource.asText() + " " + v.asText()))));
      }
    }
    assertThat(pairs).hasSizeGreaterThan(10);
    return pairs;
  }

  private static Set<String> verbsUsed(Path auditLog) throws IOException {
    Set<String> used = new TreeSet<>();
    ObjectMapper json = new ObjectMapper();
    for (String line : Files.readAllLines(auditLog)) {
      JsonNode event = json.readTree(line);
      JsonNode object = event.path("objectRef");
      if (event.at("/user/username").asText().equals(ACCOUNT)) {
        String sub = object.has("subresource") ? "/" + object.path("subresource").asText() : "";
        used.add(object.path("resource").asText() + sub + " " + event.path("verb").asText());
      }
    }
    return used;
  }

  private static Path manifest() {
    Path here = Path.of("").toAbsolutePath();
    Path deploy = here.resolve("deploy/rbac.yaml");
    return Files.exists(deploy) ? deploy : here.getParent().resolve("deploy/rbac.yaml");
  }
}
