package dev.pawl.activities.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.checks.catalogue.Catalogue;
import dev.pawl.planner.check.CheckResult;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Outcome;
import dev.pawl.planner.check.Severity;
import dev.pawl.planner.spec.SpecReader;
import dev.pawl.testbed.KubeCluster;
import dev.pawl.testbed.RequiresTestbed;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks of APIs, definitions, webhooks and discovery on a real apiserver. What no default
 * apiserver serves any more (a deprecated version that is asked for or written in) is in the unit
 * tests only.
 */
@RequiresTestbed
@Timeout(240)
class ApisOnServersIT {

  private static final String CARTS = "CustomResourceDefinition/carts.shop.example.com";
  private static final String GATE = "ValidatingWebhookConfiguration/gate";
  private static final String SINGLE = "MutatingWebhookConfiguration/single";

  /** Of which these checks need 60 in a cluster without much in it. */
  private static final int MOST_REQUESTS = 80;

  private static final String SPEC =
      """
      apiVersion: pawl.dev/v1alpha1
      kind: ClusterUpgrade
      metadata: {name: test}
      spec:
        target: {version: 1.36.3}
        controlPlane: {driver: exec, exec: {upgrade: ["./swap.sh"]}}
      """;

  @Test
  void shouldFindWhatIsPlantedAndNothingBefore(@TempDir Path dir) throws IOException {
    try (KubeCluster cluster =
            KubeCluster.start(dir.resolve("cluster"), KubeCluster.Options.defaults().withAudit());
        KubernetesClient client = client(cluster)) {
      Map<String, CheckResult> clean = check(client);

      assertThat(clean.values())
          .allSatisfy(r -> assertThat(r.result()).as("%s", r).isEqualTo(Outcome.PASS));
      assertThat(requests(cluster)).isBetween(1L, (long) MOST_REQUESTS);

      plant(cluster);
      Map<String, CheckResult> found = check(client);

      assertThat(objects(found, "API-MANIFEST"))
          .containsExactlyInAnyOrder("Ingress/apis/old", "Secret/apis/sh.helm.release.v1.web.v1");
      assertThat(objects(found, "CRD-STOREDVERSIONS")).containsExactly(CARTS);
      assertThat(objects(found, "CRD-CONVERSION")).containsExactly(CARTS);
      assertThat(objects(found, "CRD-DEPRECATED")).containsExactly(CARTS);
      assertThat(objects(found, "CRD-CONDITIONS"))
          .containsOnly("CustomResourceDefinition/wagons.shop.example.com");
      assertThat(objects(found, "WH-FAILCLOSED")).containsExactly(GATE);
      assertThat(objects(found, "WH-CA-EXPIRY")).containsExactly(GATE);
      assertThat(objects(found, "WH-TIMEOUT")).containsExactly(GATE);
      assertThat(objects(found, "WH-MATCHPOLICY")).containsExactly(GATE);
      assertThat(objects(found, "WH-EVICTION")).containsExactly(GATE);
      assertThat(objects(found, "WH-SELF-DEADLOCK")).containsExactly(SINGLE);
      assertThat(objects(found, "WH-SINGLE")).containsExactly(SINGLE);
      assertThat(objects(found, "APISVC-AVAILABLE"))
          .containsExactly("APIService/v1beta1.metrics.k8s.io");
      assertThat(found.get("DISC-OK").result()).isEqualTo(Outcome.UNKNOWN);
      assertThat(found.get("DISC-OK").severity()).isEqualTo(Severity.BLOCK);
      assertThat(found.get("DISC-OK").message()).contains("metrics.k8s.io/v1beta1");
      // Nothing of a Secret but its name and what it uses.
      assertThat(found.values().toString()).doesNotContain("hunter2");
    }
  }

  private static void plant(KubeCluster cluster) throws IOException {
    cluster.kubectlWith(planted(), "create", "-f", "-");
    // kubectl's own create and apply write this annotation as they see fit.
    cluster.kubectl(
        "annotate",
        "--overwrite",
        "-n=apis",
        "ingress/old",
        "kubectl.kubernetes.io/last-applied-configuration="
            + "{\"apiVersion\":\"extensions/v1beta1\",\"kind\":\"Ingress\"}");
    cluster.kubectl("wait", "--for=condition=Established", "crd/carts.shop.example.com");
    cluster.kubectl("wait", "--for=condition=Available=False", "apiservice/v1beta1.metrics.k8s.io");
    // Its objects were written as v1beta1 until now.
    cluster.kubectl(
        "patch",
        "crd/carts.shop.example.com",
        "--type=json",
        "-p",
        "[{\"op\": \"replace\", \"path\": \"/spec/versions/0/storage\", \"value\": true},"
            + "{\"op\": \"replace\", \"path\": \"/spec/versions/1/storage\", \"value\": false}]");
    cluster.kubectl("wait", "--for=condition=NamesAccepted=False", "crd/wagons.shop.example.com");
  }

  private static Map<String, CheckResult> check(KubernetesClient client) {
    List<Check> checks =
        Catalogue.all().stream()
            .filter(c -> c.about().id().matches("(API|CRD|WH|DISC|APISVC)-.*"))
            .toList();
    return new CheckRound(checks)
        .run(client, new SpecReader().read(SPEC), Clock.systemUTC()).stream()
            .collect(Collectors.toMap(CheckResult::id, Function.identity()));
  }

  private static List<String> objects(Map<String, CheckResult> results, String id) {
    return results.get(id).findings().stream().map(Finding::object).toList();
  }

  private static KubernetesClient client(KubeCluster cluster) throws IOException {
    Config config = Config.fromKubeconfig(Files.readString(cluster.kubeconfig()));
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  private static long requests(KubeCluster cluster) throws IOException {
    return Files.readAllLines(cluster.auditLog()).stream()
        .filter(l -> l.contains("\"stage\":\"ResponseComplete\"") && l.contains("fabric8"))
        .count();
  }

  private static String planted() throws IOException {
    try (InputStream in = ApisOnServersIT.class.getResourceAsStream("planted-apis.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
