package dev.pawl.starter.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pawl.starter.output.Documents;
import dev.pawl.starter.output.OutputFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PlanExplainedTest {

  @Test
  void shouldSayWhyUnderEachStep() {
    assertThat(String.join("\n", PlanExplained.lines(Plans.planned())))
        .startsWith(
            """
            prod-eu: 1.35.4 → 1.36.3  (cluster uid-1)
              because a new version, made by the user, rolls the control plane, then the workers: 1.36.3 is asked for, the control plane is at 1.35.4 (ROLLS-BY-USER)

            hop 1.35.4 → 1.36.3
            │  because it reaches the target, 1.36.3 (DONE-AT-TARGET)
            ├─ preflight
            │                because the cluster may have changed: what blocks is found before anything moves (PHASES-IN-ORDER)
            ├─ addonsBefore  skipped: no addon changes here
            │                because this upgrade changes no addon (PHASE-NOTHING-TO-DO)
            ├─ controlPlane  1.35.4 to 1.36.3
            │                because the target, 1.36.3, is newer than its 1.35.4; pools follow it (CONTROL-PLANE-FIRST)
            ├─ addonsAfter   skipped: no addon changes here
            │                because this upgrade changes no addon (PHASE-NOTHING-TO-DO)
            ├─ pools         2 of 2 pools turn over
            │                because pools turn over one after another, in the order written (POOLS-AS-WRITTEN)
            │  ├─ workers    7 of 8 nodes, surge 2, unavailable 0, canary 1 watched for 5m
            │  │             w0, w1, w2, w3, w4, … w6
            │  │             because kubelet 1.35.4 is older than the target, 1.36.3, which this hop reaches (DONE-AT-TARGET)
            │  │             because not before the control plane: pool workers has kubelet 1.36.3, newer than the oldest apiserver, 1.35.4 (KUBELET-NOT-NEWER)
            │  └─ databases  2 nodes, in place, 1 at a time
            │                d0, d1
            │                because kubelet 1.35.4 is older than the target, 1.36.3, which this hop reaches (DONE-AT-TARGET)
            │                because not before the control plane: pool databases has kubelet 1.36.3, newer than the oldest apiserver, 1.35.4 (KUBELET-NOT-NEWER)
            └─ verify
                             because what the hop has changed is looked at before it counts as done (CHECKS-UNTIL-GREEN)

            the way back
            """)
        .contains(
            """

            expected downtime
              apiserver (in the phase controlPlane): its nodes are not seen in the cluster: how long it is away, your command decides
              workloads (while its pool turns over): pods are evicted within their budgets; what has one replica is away until it is Ready elsewhere

            the rules
            """)
        .contains(
            "  KUBELET-NOT-NEWER: A kubelet is not newer than the oldest apiserver."
                + " (kubernetes.io/releases/version-skew-policy)\n")
        .endsWith("\n\nNothing blocks it. 'pawl start -f upgrade.yaml' begins.");
  }

  @Test
  @DisplayName("S1.9: pawl plan --explain says which change triggers what")
  void shouldSayWhichChangeTriggersWhat() {
    assertThat(PlanExplained.lines(Plans.planned("tkg")))
        .containsSubsequence(
            "what other changes trigger",
            "  a new VM class, made by the user, rolls the control plane, then the workers"
                + " (ROLLS-BY-USER)",
            "  new images alone roll nothing (ROLLS-BY-IMAGE-NAME)",
            "  an upgrade of the platform from 8.0.0b to 8.0.0c rolls no cluster"
                + " (ROLLS-BY-PLATFORM)",
            "expected downtime");
  }

  @Test
  @DisplayName("S3.9: the expected downtime of each component is part of the plan")
  void shouldExpectDowntimeAsTheProductDocumentsIt() {
    assertThat(PlanText.lines(Plans.planned("gdc")))
        .contains(
            "expected downtime, with several nodes and a highly available control plane; expect"
                + " more where that is not so",
            "  kube-apiserver, etcd, kube-scheduler: no downtime",
            "  CoreDNS, DNS autoscaler (user clusters, after the nodes of the control plane):"
                + " usually none: CoreDNS has several replicas, with autoscaler");
    assertThat(PlanExplained.lines(Plans.planned("gdc")))
        .filteredOn(line -> line.startsWith("expected downtime"))
        .hasSize(1);
    assertThat(PlanText.lines(Plans.planned())).noneMatch(line -> line.startsWith("expected"));
  }

  @Test
  void shouldAddTheReasonsToTheDocument() throws IOException {
    // when
    JsonNode plain = json(PlanDocument.of(Plans.planned()));
    JsonNode explained = json(ExplainedDocument.of(Plans.planned()));
    // then
    assertThat(plain.has("explanations")).isFalse();
    List<String> names = names(plain);
    names.add("explanations");
    assertThat(names(explained)).isEqualTo(names);
    assertThat(names(explained.at("/explanations/0")))
        .containsExactly("step", "because", "rule", "source", "statement");
    assertThat(explained.at("/explanations").findValuesAsText("step"))
        .contains("upgrade", "1.35.4→1.36.3", "1.35.4→1.36.3/pools/workers");
    assertThat(explained.at("/explanations").findValuesAsText("rule")).doesNotContain("");
  }

  @Test
  @DisplayName("S3.9: the downtime of each component is in the document, its length where known")
  void shouldHaveTheDowntimeInTheDocument() throws IOException {
    assertThat(json(PlanDocument.of(Plans.planned("gdc"))).at("/downtime/2").toString())
        .contains("keepalived", "\"seconds\":120", "\"when\":\"when the upgrade begins\"");
    assertThat(json(PlanDocument.of(Plans.planned())).at("/downtime/0/seconds").isNull()).isTrue();
  }

  private static JsonNode json(Object document) throws IOException {
    return new ObjectMapper().readTree(Documents.text(document, OutputFormat.JSON));
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
