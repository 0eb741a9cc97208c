package dev.pawl.activities.checks.controlplane;

import static dev.pawl.activities.checks.CleanCluster.component;
import static dev.pawl.activities.checks.CleanCluster.lease;
import static dev.pawl.activities.checks.CleanCluster.namespace;
import static dev.pawl.activities.checks.CleanCluster.view;
import static dev.pawl.activities.checks.Planted.block;
import static dev.pawl.activities.checks.Planted.warn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.checks.Certificate;
import dev.pawl.activities.checks.Planted;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Yaml;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.certificates.v1.CertificateSigningRequest;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ControlPlaneChecksTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("planted")
  void shouldFindWhatIsPlanted(Planted planted) {
    planted.mustBeFoundBy(ControlPlaneChecks.all());
  }

  @Test
  void shouldHaveSomethingPlantedForEachCheck() {
    assertThat(planted().map(Planted::id).distinct())
        .containsExactlyInAnyOrderElementsOf(
            ControlPlaneChecks.all().stream()
                .filter(c -> !(c instanceof LeftToTheDriver))
                .map(c -> c.about().id())
                .toList());
  }

  static Stream<Planted> planted() {
    return Stream.of(
        block(
            "CP-READYZ",
            "Cluster/apiserver",
            view().with(Readings.READYZ, "[+]ping ok", "[-]etcd failed: reason withheld")),
        block("CP-READYZ", "Cluster/apiserver", view().with(Readings.LIVEZ, "[-]ping failed")),
        block(
            "CP-COMPONENT-LEASES",
            "Lease/kube-system/kube-scheduler",
            view()
                .with(Readings.SYSTEM_LEASES, lease("kube-scheduler", "kube-system", "11:50:00"))),
        block(
            "CP-NODES-READY",
            "Node/m2",
            view()
                .and(
                    Readings.NODES,
                    Yaml.of(
                        Node.class,
                        "{metadata: {name: m2, labels: {node-role.kubernetes.io/control-plane: \"\"}}}"))),
        block(
            "ETCD-HEALTH",
            "Pod/kube-system/etcd-m",
            view()
                .with(
                    Readings.PODS,
                    Yaml.of(
                        Pod.class,
                        "{metadata: {namespace: kube-system, name: etcd-m, labels: {component: etcd}}, spec: {containers: []}}"))),
        warn(
            "ETCD-HEALTH",
            "Pod/kube-system/etcd-m",
            view().and(Readings.PODS, component("etcd", "3.6.4-0"))),
        block(
            "CP-CERT-EXPIRY",
            "Cluster/apiserver",
            view()
                .with(
                    Readings.SERVER_CERTIFICATES,
                    new Certificate("CN=test", Instant.parse("2026-11-26T00:00:00Z")))),
        warn(
            "CP-CERT-EXPIRY",
            "Cluster/apiserver",
            view()
                .with(
                    Readings.SERVER_CERTIFICATES,
                    new Certificate("CN=test", Instant.parse("2026-12-20T00:00:00Z")))),
        block(
            "CP-CERT-EXPIRY",
            "ConfigMap/kube-system/extension-apiserver-authentication",
            view()
                .with(
                    Readings.CLIENT_CAS,
                    new Certificate("CN=test", Instant.parse("2026-11-26T00:00:00Z")))),
        block(
            "NS-TERMINATING",
            "Namespace/shop",
            view()
                .with(
                    Readings.NAMESPACES,
                    namespace("shop", ", deletionTimestamp: \"2026-11-24T11:00:00Z\""))),
        warn(
            "NS-TERMINATING",
            "Namespace/old",
            view()
                .and(
                    Readings.NAMESPACES,
                    namespace("old", ", deletionTimestamp: \"2026-11-24T11:00:00Z\""))),
        warn(
            "CSR-PENDING",
            "CertificateSigningRequest/csr-1",
            view().with(Readings.CERTIFICATE_REQUESTS, request("11:55"))),
        block(
            "CSR-PENDING",
            "CertificateSigningRequest/csr-1",
            view().with(Readings.CERTIFICATE_REQUESTS, request("11:40"))),
        warn(
            "PREV-OP",
            "Lease/kube-system/pawl",
            view().and(Readings.SYSTEM_LEASES, lease("pawl", "kube-system", "11:59:59"))),
        warn(
            "KP-IPVS",
            "ConfigMap/kube-system/kube-proxy",
            view()
                .with(
                    Readings.PROXY_CONFIG,
                    Yaml.of(
                        ConfigMap.class,
                        """
                        metadata: {namespace: kube-system, name: kube-proxy}
                        data:
                          config.conf: |
                            kind: KubeProxyConfiguration
                            mode: ipvs
                        """))));
  }

  @Test
  void shouldListWhatIsLeftToTheDriver() {
    assertThat(LeftToTheDriver.ALL)
        .allSatisfy(
            c -> {
              assertThat(c.look(view()).gaps()).hasSize(1);
              assertThat(c.look(view()).gaps().get(0).remediation()).contains("exec driver");
            });
  }

  private static CertificateSigningRequest request(String made) {
    return Yaml.of(
        CertificateSigningRequest.class,
        """
        metadata: {name: csr-1, creationTimestamp: "2026-11-24T%s:00Z"}
        spec: {username: "system:node:a-3", signerName: kubernetes.io/kubelet-serving}
        """
            .formatted(made));
  }
}
