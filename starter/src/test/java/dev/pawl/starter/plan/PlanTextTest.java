package dev.pawl.starter.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pawl.starter.output.Documents;
import dev.pawl.starter.output.OutputFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTextTest {

  @Test
  void shouldTellThePlan() {
    assertThat(String.join("\n", PlanText.lines(Plans.planned())))
        .isEqualTo(
            """
            prod-eu: 1.35.4 → 1.36.3  (cluster uid-1)

            hop 1.35.4 → 1.36.3
            ├─ preflight
            ├─ addonsBefore  skipped: no addon changes here
            ├─ controlPlane  1.35.4 to 1.36.3
            ├─ addonsAfter   skipped: no addon changes here
            ├─ pools         2 of 2 pools turn over
            │  ├─ workers    7 of 8 nodes, surge 2, unavailable 0, canary 1 watched for 5m
            │  │             w0, w1, w2, w3, w4, … w6
            │  └─ databases  2 nodes, in place, 1 at a time
            │                d0, d1
            └─ verify

            the way back
              ~ controlPlane         with loss     across a minor, objects written with new fields lose them
              ✓ pools/workers        reversible    its nodes are replaced back, by the same steps
              ✗ pools/databases      irreversible  its driver has no rollback command
              the point of no return is pools/databases

            estimate: about 36m8s, 100 pods move
              only assumed: controlPlane, surge, podEnd, podBack, remove, change
              write what they take here in spec.times, such as `times: {change: 90s}`

            Nothing blocks it. 'pawl start -f upgrade.yaml' begins.\
            """);
  }

  @Test
  void shouldBeExactlyTheDocumentOfTheContract() throws IOException {
    // when
    JsonNode json =
        new ObjectMapper()
            .readTree(Documents.text(PlanDocument.of(Plans.planned()), OutputFormat.JSON));
    // then
    assertThat(names(json))
        .containsExactly(
            "from",
            "target",
            "path",
            "hops",
            "pools",
            "blockers",
            "warnings",
            "saved",
            "prediction",
            "undo",
            "pointOfNoReturn",
            "downtime",
            "addons");
    assertThat(names(json.at("/hops/0")))
        .containsExactly("from", "to", "phases", "pools", "addonsBefore", "addonsAfter");
    assertThat(names(json.at("/hops/0/phases/1"))).containsExactly("name", "skipped", "reason");
    assertThat(json.at("/hops/0/phases/1/name").asText()).isEqualTo("addonsBefore");
    assertThat(names(json.at("/pools/0"))).containsExactly("name", "turnovers", "order");
    assertThat(names(json.at("/prediction")))
        .containsExactly(
            "seconds",
            "podMoves",
            "lowSeconds",
            "highSeconds",
            "phases",
            "budgets",
            "moreBudgets",
            "assumed",
            "measured",
            "measuredIn",
            "windows");
    assertThat(json.at("/prediction/phases/2/pools/workers/podMoves").asInt()).isEqualTo(70);
    assertThat(json.at("/undo/0").toString())
        .startsWith("{\"step\":\"controlPlane\",\"kind\":\"lossy\",\"reason\":");
    assertThat(json.at("/from").asText()).isEqualTo("1.35.4");
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
