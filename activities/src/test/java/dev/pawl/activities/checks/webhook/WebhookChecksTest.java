package dev.pawl.activities.checks.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.FakeView;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.discovery.ApiVersion;
import dev.pawl.activities.checks.discovery.Discovery;
import dev.pawl.activities.checks.endpoint.Backend;
import dev.pawl.activities.checks.endpoint.Backends;
import dev.pawl.activities.checks.endpoint.TestCa;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Found.Gap;
import dev.pawl.planner.check.Severity;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MutatingWebhookConfiguration;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfiguration;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where something may not be read, CatalogueTest has each check say so. */
class WebhookChecksTest {

  private static final Backend TWO =
      new Backend("policy", "gate", Set.of("gate-1", "gate-2"), Set.of("n1", "n2"));
  private static final Backend ONE = new Backend("policy", "gate", Set.of("gate-1"), Set.of("n1"));
  private static final Backend ONE_NODE =
      new Backend("policy", "gate", Set.of("gate-1", "gate-2"), Set.of("n1"));

  /** Hears of Deployments of the shop; in the cluster; fails closed, as the API's default is. */
  private static final String WELL =
      """
      metadata: {name: gate}
      webhooks:
        - name: gate.example.com
          clientConfig: {service: {namespace: policy, name: gate}}
          namespaceSelector: {matchLabels: {team: shop}}
          rules:
            - apiGroups: [apps]
              apiVersions: [v1]
              operations: [CREATE, UPDATE]
              resources: [deployments]
      """;

  private static final String PODS =
      WELL.replace("apiGroups: [apps]", "apiGroups: ['']").replace("[deployments]", "[pods]");
  private static final String EVERYWHERE =
      PODS.replace("    namespaceSelector: {matchLabels: {team: shop}}\n", "");

  @Test
  void shouldFindNothingInAWellMadeWebhook() {
    FakeView view =
        with(WELL)
            .with(Backends.READING, TWO)
            .with(Discovery.READING, new ApiVersion("apps", "v1", false, List.of("deployments")));

    for (Check check : WebhookChecks.all()) {
      assertThat(check.look(view)).as(check.about().id()).isEqualTo(Found.nothing());
    }
  }

  @Test
  void shouldBlockWhereNobodyAnswers() {
    Finding finding = only(new FailClosed(), with(WELL));

    assertThat(finding.severity()).isEqualTo(Severity.BLOCK);
    assertThat(finding.object()).isEqualTo("ValidatingWebhookConfiguration/gate");
    assertThat(finding.message())
        .contains("gate.example.com", "the Service policy/gate has no ready endpoint");
  }

  @Test
  void shouldLookAtMutatingOnesToo() {
    FakeView view =
        new FakeView()
            .with(
                Hooks.MUTATING, Serialization.unmarshal(WELL, MutatingWebhookConfiguration.class));

    assertThat(only(new FailClosed(), view).object())
        .isEqualTo("MutatingWebhookConfiguration/gate");
  }

  @Test
  void shouldLetOneBeAwayThatMayFail() {
    String ignored = WELL.replace("    rules:", "    failurePolicy: Ignore\n    rules:");

    assertThat(new FailClosed().look(with(ignored))).isEqualTo(Found.nothing());
  }

  @Test
  void shouldNotVouchForOneOutsideTheCluster() {
    String outside =
        WELL.replace(
            "{service: {namespace: policy, name: gate}}", "{url: 'https://gate.example.com'}");

    Found found = new FailClosed().look(with(outside));

    assertThat(found.findings()).isEmpty();
    assertThat(found.gaps()).extracting(Gap::severity).containsExactly(Severity.INFO);
  }

  @Test
  void shouldBlockWhereItsOwnPodsNeedIt() {
    Finding finding = only(new SelfDeadlock(), cluster(EVERYWHERE));

    assertThat(finding.severity()).isEqualTo(Severity.BLOCK);
    assertThat(finding.message()).contains("pods in policy, pods in kube-system");
    assertThat(finding.remediation()).contains("exclude kube-system and policy");
  }

  @Test
  void shouldBlockWhereOnlyOneOfThemIsExcluded() {
    String own =
        EVERYWHERE.replace(
            "    rules:",
            "    namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name,"
                + " operator: NotIn, values: [kube-system]}]}\n    rules:");

    assertThat(only(new SelfDeadlock(), cluster(own)).message())
        .contains("pods in policy")
        .doesNotContain("pods in kube-system");
  }

  @Test
  void shouldPassWhereItsOwnPodsAreNotMeant() {
    String others =
        EVERYWHERE.replace(
            "    rules:", "    objectSelector: {matchLabels: {app: web}}\n    rules:");

    assertThat(new SelfDeadlock().look(cluster(PODS))).isEqualTo(Found.nothing());
    assertThat(new SelfDeadlock().look(cluster(others))).isEqualTo(Found.nothing());
  }

  @Test
  void shouldBlockWhereNodesOrTheirLeasesNeedIt() {
    String nodes = EVERYWHERE.replace("[pods]", "[nodes]");
    String leases =
        EVERYWHERE
            .replace("apiGroups: ['']", "apiGroups: [coordination.k8s.io]")
            .replace("[pods]", "['*']");

    assertThat(only(new SelfDeadlock(), cluster(nodes)).message()).contains("before nodes may");
    assertThat(only(new SelfDeadlock(), cluster(leases)).message())
        .contains("leases in kube-system, leases in kube-node-lease");
  }

  @Test
  void shouldOnlyWarnWhereMatchConditionsMayExceptIt() {
    String conditional =
        EVERYWHERE.replace(
            "    rules:", "    matchConditions: [{name: some, expression: 'true'}]\n    rules:");

    Finding finding = only(new SelfDeadlock(), cluster(conditional));

    assertThat(finding.severity()).isEqualTo(Severity.WARN);
    assertThat(finding.message()).contains("matchConditions");
  }

  @Test
  void shouldWarnWhereOneNodeTakesItAway() {
    assertThat(only(new SingleReplica(), with(WELL).with(Backends.READING, ONE)).message())
        .contains("one endpoint");
    assertThat(only(new SingleReplica(), with(WELL).with(Backends.READING, ONE_NODE)).message())
        .contains("all 2 endpoints on node n1");
    assertThat(new SingleReplica().look(with(WELL).with(Backends.READING, TWO)))
        .isEqualTo(Found.nothing());
  }

  @Test
  void shouldBlockByAnExpiredCaAndWarnOfOneThatWillBe() {
    assertThat(only(new CaExpiry(), with(trusting(TestCa.OVER))).severity())
        .isEqualTo(Severity.BLOCK);
    assertThat(only(new CaExpiry(), with(trusting(TestCa.SOON_OVER))).severity())
        .isEqualTo(Severity.WARN);
    assertThat(new CaExpiry().look(with(trusting(TestCa.GOOD)))).isEqualTo(Found.nothing());
  }

  @Test
  void shouldTellOfALongTimeoutForPods() {
    String slow = PODS.replace("    rules:", "    timeoutSeconds: 30\n    rules:");

    assertThat(only(new LongTimeout(), with(slow)).message()).contains("30 s");
    assertThat(new LongTimeout().look(with(slow.replace("[pods]", "[configmaps]"))))
        .isEqualTo(Found.nothing());
    assertThat(new LongTimeout().look(with(PODS))).isEqualTo(Found.nothing());
  }

  @Test
  void shouldWarnOfVersionsThatPassAWebhookBy() {
    String exact =
        WELL.replace("    rules:", "    matchPolicy: Exact\n    rules:")
            .replace("apiVersions: [v1]", "apiVersions: [v1beta1, v1beta2]");
    ApiVersion served = new ApiVersion("apps", "v1", false, List.of("deployments"));

    Finding finding = only(new ExactVersions(), with(exact).with(Discovery.READING, served));

    assertThat(finding.severity()).isEqualTo(Severity.WARN);
    assertThat(finding.message()).contains("v1 deployments.apps");
    assertThat(
            new ExactVersions()
                .look(with(exact.replace("v1beta2", "v1")).with(Discovery.READING, served)))
        .isEqualTo(Found.nothing());
    assertThat(
            new ExactVersions()
                .look(with(exact.replace("Exact", "Equivalent")).with(Discovery.READING, served)))
        .isEqualTo(Found.nothing());
  }

  @Test
  void shouldTellWhoMayRefuseEvictions() {
    assertThat(only(new EvictionHooks(), with(PODS.replace("[pods]", "['pods/*']"))).severity())
        .isEqualTo(Severity.INFO);
    assertThat(new EvictionHooks().look(with(PODS))).isEqualTo(Found.nothing());
  }

  @ParameterizedTest
  @CsvSource({
    "pods, pods, true",
    "'*', pods, true",
    "'*/*', pods, true",
    "'pods/*', pods, false",
    "'*', pods/eviction, false",
    "'*/*', pods/eviction, true",
    "'pods/*', pods/eviction, true",
    "'*/eviction', pods/eviction, true",
    "pods/eviction, pods/eviction, true",
    "'pods/status', pods/eviction, false",
  })
  void shouldReadResourcesAsTheApiserverDoes(String written, String resource, boolean meant) {
    String rule = PODS.replace("[pods]", "['" + written + "']");

    assertThat(
            Hooks.in(with(rule))
                .allMatch(h -> h.hears(Set.of("CREATE"), new Subject("", resource, true))))
        .isEqualTo(meant);
  }

  @Test
  void shouldReadTheScopeOfARule() {
    String cluster =
        EVERYWHERE.replace("resources: [pods]", "resources: ['*']\n        scope: Cluster");

    assertThat(Hooks.in(with(cluster)))
        .allSatisfy(
            h -> {
              assertThat(h.hears(Set.of("CREATE"), Subject.NODES)).isTrue();
              assertThat(h.hears(Set.of("CREATE"), Subject.PODS)).isFalse();
            });
  }

  private static String trusting(String bundle) {
    return WELL.replace("name: gate}}", "name: gate}, caBundle: '" + bundle + "'}");
  }

  private static FakeView cluster(String hooks) {
    return with(hooks)
        .with(Readings.NAMESPACES, namespace("kube-system"), namespace("policy"))
        .with(
            Readings.PODS,
            new PodBuilder()
                .withNewMetadata()
                .withNamespace("policy")
                .withName("gate-1")
                .addToLabels("app", "gate")
                .endMetadata()
                .build());
  }

  private static Namespace namespace(String name) {
    return new NamespaceBuilder()
        .withNewMetadata()
        .withName(name)
        .addToLabels("kubernetes.io/metadata.name", name)
        .endMetadata()
        .build();
  }

  private static FakeView with(String hooks) {
    return new FakeView()
        .with(
            Hooks.VALIDATING, Serialization.unmarshal(hooks, ValidatingWebhookConfiguration.class));
  }

  private static Finding only(Check check, FakeView view) {
    Found found = check.look(view);
    assertThat(found.findings()).hasSize(1);
    return found.findings().get(0);
  }
}
