package dev.pawl.activities.checks.controlplane;

import static dev.pawl.activities.checks.CleanCluster.component;
import static dev.pawl.activities.checks.CleanCluster.corefile;
import static dev.pawl.activities.checks.CleanCluster.lease;
import static dev.pawl.activities.checks.CleanCluster.namespace;
import static dev.pawl.activities.checks.CleanCluster.view;
import static dev.pawl.activities.checks.Planted.block;
import static dev.pawl.activities.checks.Planted.info;
import static dev.pawl.activities.checks.Planted.warn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.checks.Answers;
import dev.pawl.activities.checks.Answers.Answer;
import dev.pawl.activities.checks.Certificate;
import dev.pawl.activities.checks.FakeView;
import dev.pawl.activities.checks.Planted;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Yaml;
import dev.pawl.activities.checks.metrics.MetricsReader;
import dev.pawl.activities.checks.metrics.ServerMetrics;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import dev.pawl.planner.cluster.SignerState;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.certificates.v1.CertificateSigningRequest;
import java.time.Instant;
import java.util.List;
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
            view().saying(Readings.READYZ, "[+]ping ok", "[-]etcd failed: reason withheld")),
        block("CP-READYZ", "Cluster/apiserver", view().saying(Readings.LIVEZ, "[-]ping failed")),
        block(
            "CP-READYZ",
            "Apiserver/10.0.0.2:6443",
            view()
                .answering(
                    Readings.READYZ,
                    new Answers<>(
                        List.of(
                            new Answer<>("Apiserver/10.0.0.1:6443", List.of("[+]etcd ok")),
                            new Answer<>("Apiserver/10.0.0.2:6443", List.of("[-]etcd failed"))),
                        List.of()))),
        block(
            "ENC-AT-REST",
            "Cluster/apiserver",
            view()
                .saying(Readings.READYZ, "[+]ping ok", "[-]kms-providers failed: reason withheld")),
        warn(
            "CP-APF",
            "PriorityLevelConfiguration/workload-low",
            counting(
                REJECTED.formatted("queue-full", 150),
                REJECTED.formatted("time-out", 50),
                "apiserver_flowcontrol_dispatched_requests_total{flow_schema=\"s\",priority_level=\"workload-low\"} 9000")),
        warn(
            "CP-APF",
            "PriorityLevelConfiguration/workload-low",
            counting(
                "apiserver_flowcontrol_current_inqueue_requests{flow_schema=\"s\",priority_level=\"workload-low\"} 80")),
        warn(
            "CP-LATENCY",
            "Cluster/apiserver",
            counting(
                TOOK.formatted("1", 19_000),
                TOOK.formatted("5", 19_900),
                TOOK.formatted("+Inf", 20_000))),
        warn(
            "CP-LATENCY",
            "Cluster/apiserver",
            counting(ANSWERED.formatted(200, 19_000), ANSWERED.formatted(503, 1_000))),
        warn(
            "CP-COREDNS-MIGRATION",
            "ConfigMap/kube-system/coredns",
            view().with(Readings.COREFILE, corefile("proxy . /etc/resolv.conf"))),
        warn(
            "CP-COREDNS-MIGRATION",
            "ConfigMap/kube-system/coredns",
            view().with(Readings.COREFILE, corefile("route53 example.org.:Z1"))),
        warn("CP-SIGNER", "MachineConfigPool/b", paused("2026-12-04T00:00:00Z")),
        warn("CP-SIGNER", "MachineConfigPool/b", paused("2026-11-04T00:00:00Z")),
        info("CP-SIGNER", "MachineConfigPool/b", paused("2027-05-04T00:00:00Z")),
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
                .saying(
                    Readings.SERVER_CERTIFICATES,
                    new Certificate("CN=test", Instant.parse("2026-11-26T00:00:00Z")))),
        warn(
            "CP-CERT-EXPIRY",
            "Cluster/apiserver",
            view()
                .saying(
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

  private static FakeView paused(String rotates) {
    return view()
        .with(PausedPool.READING, new PausedPool("b"))
        .with(
            Readings.SIGNER,
            new SignerState(Instant.parse(rotates), Instant.parse("2027-09-01T00:00:00Z")));
  }

  private static final String REJECTED =
      "apiserver_flowcontrol_rejected_requests_total{flow_schema=\"s\",priority_level=\"workload-low\",reason=\"%s\"} %d";

  private static final String TOOK =
      "apiserver_request_sli_duration_seconds_bucket{resource=\"pods\",verb=\"POST\",le=\"%s\"} %d";

  private static final String ANSWERED =
      "apiserver_request_total{code=\"%d\",resource=\"pods\",verb=\"LIST\"} %d";

  private static FakeView counting(String... lines) {
    return view().saying(ServerMetrics.OF_EACH, metrics(lines));
  }

  private static ServerMetrics metrics(String... lines) {
    MetricsReader reader = new MetricsReader();
    Stream.of(lines).forEach(reader::add);
    return reader.read();
  }

  @Test
  void shouldSayNothingOfAnApiserverThatWasAskedLittleOrAnswersWell() {
    FakeView quick =
        counting(
            TOOK.formatted("1", 19_900),
            TOOK.formatted("+Inf", 20_000),
            ANSWERED.formatted(200, 19_900),
            ANSWERED.formatted(500, 100),
            REJECTED.formatted("time-out", 99));
    FakeView young = counting(TOOK.formatted("5", 900), TOOK.formatted("+Inf", 900));

    assertThat(new SlowAnswers().look(quick)).isEqualTo(Found.nothing());
    assertThat(new SlowAnswers().look(young)).isEqualTo(Found.nothing());
    assertThat(new RejectedRequests().look(quick)).isEqualTo(Found.nothing());
  }

  @Test
  void shouldSayWhichApiserversWereNotAsked() {
    Found found =
        new Readyz()
            .look(
                view()
                    .answering(
                        Readings.READYZ,
                        new Answers<>(
                            List.of(new Answer<>("Apiserver/10.0.0.1:6443", List.of())),
                            List.of("10.0.0.2:6443"))));

    assertThat(found.gaps())
        .singleElement()
        .satisfies(
            gap -> {
              assertThat(gap.severity()).isEqualTo(Severity.INFO);
              assertThat(gap.message()).contains("10.0.0.2:6443", "its own part only");
            });
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
