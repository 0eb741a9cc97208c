package dev.pawl.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.starter.cli.ExitCode;
import dev.pawl.testbed.KubeCluster;
import dev.pawl.testbed.KubeUser;
import dev.pawl.testbed.RequiresTestbed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What real servers and Helm refuse, and how Pawl says it: word for word. */
@RequiresTestbed
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BadAddonsIT {

  private static final KubeUser READER = KubeUser.of("reader");

  /** What is there before: a workload, a definition, a webhook nobody serves, a policy. */
  private static final String CLUSTER =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        selector: {matchLabels: {app: a}}
        template:
          metadata: {labels: {app: a}}
          spec: {containers: [{name: main, image: "web:1"}]}
      ---
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: widgets.example.com}
      spec:
        group: example.com
        scope: Namespaced
        names: {kind: Widget, plural: widgets}
        versions:
          - name: v1
            served: true
            storage: true
            schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
      ---
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingWebhookConfiguration
      metadata: {name: nowhere}
      webhooks:
        - name: nowhere.example.com
          failurePolicy: Fail
          sideEffects: None
          admissionReviewVersions: [v1]
          objectSelector: {matchLabels: {look: webhook}}
          clientConfig: {url: "https://127.0.0.1:1/look"}
          rules: [{apiGroups: [""], apiVersions: [v1], operations: ["*"], resources: [configmaps]}]
      ---
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingAdmissionPolicy
      metadata: {name: no-settings}
      spec:
        matchConstraints:
          objectSelector: {matchLabels: {look: policy}}
          resourceRules:
            - {apiGroups: [""], apiVersions: [v1], operations: ["*"], resources: [configmaps]}
        validations: [{expression: "false", message: no settings here, reason: Forbidden}]
      ---
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingAdmissionPolicyBinding
      metadata: {name: everywhere}
      spec: {policyName: no-settings, validationActions: [Deny]}
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata: {name: reads}
      rules:
        - {apiGroups: ["*"], resources: ["*"], verbs: [get, list, watch]}
        - {nonResourceURLs: ["*"], verbs: [get]}
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRoleBinding
      metadata: {name: reader}
      roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: reads}
      subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: reader}]
      """;

  private static final String WIDGET =
      """
      apiVersion: example.com/v1
      kind: Widget
      metadata: {name: main, namespace: default}
      spec: {parts: [{name: a, version: "1"}]}
      """;

  private static final String SETTINGS =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: settings, labels: {look: %s}}
      """;

  private static final String ANOTHER_SELECTOR =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        selector: {matchLabels: {app: b}}
        template:
          metadata: {labels: {app: b}}
          spec: {containers: [{name: main, image: "web:1"}]}
      """;

  /** Of a kind that has another definition already. */
  private static final String SAME_KIND =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: gadgets.example.com}
      spec:
        group: example.com
        scope: Namespaced
        names: {kind: Widget, plural: gadgets, listKind: GadgetList}
        versions:
          - {name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}
      """;

  private static final String SILENT =
      "Addon webhook: webhook nowhere.example.com, which the API server asks about ConfigMap"
          + " default/settings of FOLDER/webhook.yaml, does not answer: Internal error occurred:"
          + " failed calling webhook \"nowhere.example.com\": failed to call webhook: Post"
          + " \"https://127.0.0.1:1/look?timeout=10s\": dial tcp 127.0.0.1:1: connect: connection"
          + " refused. Mend what serves it, or delete its configuration (kubectl get"
          + " validatingwebhookconfigurations,mutatingwebhookconfigurations); Pawl tries again by"
          + " itself.";

  @TempDir static Path folder;
  private static Rig rig;

  @BeforeAll
  static void start() {
    rig = Rig.start(folder, KubeCluster.Options.defaults().withUsers(READER));
    rig.apply(CLUSTER);
    rig.cluster().kubectl("wait", "crd/widgets.example.com", "--for=condition=Established");
    rig.apply(WIDGET);
  }

  @AfterAll
  static void stop() {
    if (rig != null) {
      rig.close();
    }
  }

  private record Case(String addon, String sentence) {}

  private static final List<Case> IN_THE_PLAN =
      List.of(
          new Case(
              "yaml", "Addon yaml: FOLDER/yaml.yaml line 3: mapping values are not allowed here."),
          new Case(
              "kind",
              "this cluster serves no kind Foo of foo.example.com/v1, which x of FOLDER/kind.yaml"
                  + " wants. Install what defines it before, or bring the file up to a version that"
                  + " is served"),
          new Case(
              "field",
              "Addon field: a field of Deployment default/web cannot change to what"
                  + " FOLDER/field.yaml says: spec.selector (field is immutable). Write back what"
                  + " the object has; or delete it (kubectl delete deployment.apps web -n default)"
                  + " and retry, and it is made anew; or start anew with 'driver: recreate', which"
                  + " does that."),
          new Case("webhook", SILENT),
          new Case(
              "policy",
              "Addon policy: the API server refuses ConfigMap default/settings of"
                  + " FOLDER/policy.yaml: configmaps \"settings\" is forbidden:"
                  + " ValidatingAdmissionPolicy 'no-settings' with binding 'everywhere' denied"
                  + " request: no settings here. Correct the file and start anew, or mend what it"
                  + " needs and retry."),
          new Case(
              "chart",
              "Addon chart: Helm says: execution error at (chart/templates/bad.yaml:2:3): the port"
                  + " is missing."),
          new Case(
              "path",
              "Addon path: .spec.parts[?(@.name==\"b\")].version finds nothing in Widget"
                  + " default/main. Correct operator.path (kubectl get widgets.example.com main -n"
                  + " default -o yaml shows what there is), or write 'create: true' where the field"
                  + " is to be made."));

  @TestFactory
  List<DynamicTest> shouldSayInThePlanWhatIsWrong() throws IOException {
    write("yaml.yaml", "apiVersion: v1\nkind: ConfigMap\n  metadata: {name: x}\n");
    write("kind.yaml", "apiVersion: foo.example.com/v1\nkind: Foo\nmetadata: {name: x}\n");
    write("field.yaml", ANOTHER_SELECTOR);
    write("webhook.yaml", SETTINGS.formatted("webhook"));
    write("policy.yaml", SETTINGS.formatted("policy"));
    write("chart/Chart.yaml", "apiVersion: v2\nname: chart\nversion: 1.0.0\n");
    write("chart/templates/bad.yaml", "port:\n{{ fail \"the port is missing\" }}\n");
    Path spec =
        spec(
            "- {name: yaml, driver: manifests, source: ./yaml.yaml}",
            "- {name: kind, driver: manifests, source: ./kind.yaml}",
            "- {name: field, driver: manifests, source: ./field.yaml, conflicts: take}",
            "- {name: webhook, driver: manifests, source: ./webhook.yaml}",
            "- {name: policy, driver: manifests, source: ./policy.yaml}",
            "- {name: chart, driver: helm, source: ./chart, helm: {namespace: default}}",
            """
            - name: path
              driver: operator
              operator:
                object: {apiVersion: example.com/v1, kind: Widget, name: main}
                path: .spec.parts[?(@.name=="b")].version
                value: "2"
                ready: {path: .status.version}\
            """);

    JsonNode addons = rig.pawl("plan", "-f", spec.toString(), "-o", "json").json().path("addons");

    return IN_THE_PLAN.stream()
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.addon(), () -> assertThat(problem(addons, c.addon())).isEqualTo(at(c))))
        .toList();
  }

  @Test
  void shouldSayWhichFileIsMissing() throws IOException {
    Path spec = spec("- {name: gone, driver: manifests, source: ./gone.yaml}");

    PawlProcess.Said said = rig.pawl("plan", "-f", spec.toString());

    assertThat(said.code()).as(said.err()).isEqualTo(ExitCode.USAGE);
    assertThat(said.err())
        .contains(
            "spec.addons[0].source: addon gone: %s/gone.yaml does not exist".formatted(folder))
        .contains("paths are relative to the folder of " + spec);
  }

  @Test
  void shouldSayWhichRightIsMissing() throws IOException {
    write("rights.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: mine}\n");
    Path spec = spec("- {name: rights, driver: manifests, source: ./rights.yaml}");

    PawlProcess.Said said =
        rig.pawl(rig.cluster().kubeconfigFor(READER))
            .run("plan", "-f", spec.toString(), "-o", "json");

    assertThat(problem(said.json().path("addons"), "rights"))
        .isEqualTo(
            "Addon rights: ConfigMap default/mine of %s/rights.yaml: reader may not patch configmaps in namespace default; see docs/rbac. Grant the right and retry."
                .formatted(folder));
  }

  /** The last one: it mends the cluster. Both pass: Pawl goes on by itself once they are mended. */
  @Test
  @Order(Integer.MAX_VALUE)
  void shouldHoldForATakenNameAndASilentWebhookUntilTheyAreMended() throws IOException {
    write("names.yaml", SAME_KIND);
    write("webhook.yaml", SETTINGS.formatted("webhook"));
    rig.startWorker();
    rig.startUpgrade(
        spec(
            "- {name: names, driver: manifests, source: ./names.yaml}",
            "- {name: webhook, driver: manifests, source: ./webhook.yaml}"));

    awaitHold(
        "Addon names: CustomResourceDefinition gadgets.example.com of FOLDER/names.yaml is not"
            + " established: KindConflict: \"Widget\" is already in use. Mend that and retry"
            + " (kubectl describe crd gadgets.example.com).");
    rig.cluster().kubectl("delete", "crd", "widgets.example.com");
    awaitHold(SILENT);
    rig.cluster().kubectl("delete", "validatingwebhookconfiguration", "nowhere");

    Rig.await(
        Duration.ofSeconds(90),
        () -> "the end: " + rig.status("bad"),
        () -> {
          JsonNode status = rig.status("bad");
          if (status.path("state").asText().equals("Held")) {
            // It took longer to mend it than Pawl waits for a definition.
            rig.pawl("retry", "bad");
          }
          return status.path("state").asText().equals("Succeeded");
        });
  }

  private static void awaitHold(String sentence) {
    String there = sentence.replace("FOLDER", folder.toString());
    rig.awaitStatus(
        "bad",
        Duration.ofSeconds(90),
        "to say: " + there,
        s -> s.findValuesAsText("message").contains(there));
  }

  private static String at(Case bad) {
    return bad.sentence().replace("FOLDER", folder.toString());
  }

  /** Of the addon as a whole, or else of its first object. */
  private static String problem(JsonNode addons, String name) {
    for (JsonNode addon : addons) {
      if (addon.path("name").asText().equals(name)) {
        return addon.path("problem").isTextual()
            ? addon.path("problem").asText()
            : addon.at("/changes/0/problem").asText(addon.toString());
      }
    }
    throw new AssertionError("no addon " + name + " in " + addons);
  }

  private static void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private static Path spec(String... addons) throws IOException {
    return Files.writeString(
        folder.resolve("bad.yaml"),
        """
        apiVersion: pawl.dev/v1alpha1
        kind: ClusterUpgrade
        metadata: {name: bad}
        spec:
          cluster: {context: testbed}
          target: {version: %s}
          addons:
        %s
        """
            .formatted(Rig.OLD, String.join("\n", addons).indent(4).stripTrailing()));
  }
}
