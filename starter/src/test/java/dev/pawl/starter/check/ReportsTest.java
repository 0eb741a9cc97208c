package dev.pawl.starter.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pawl.planner.check.Acceptance;
import dev.pawl.planner.check.Acceptances;
import dev.pawl.planner.check.CheckResult;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** What machines read of {@code pawl check}: SARIF and JUnit. */
class ReportsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  private static final Checked CHECKED =
      new Checked(
          List.of(
              Found.nothing().result("NODE-READY", "nodes that are not Ready", Severity.BLOCK),
              Found.of(
                      List.of(
                          Finding.block(
                              "PodDisruptionBudget/shop/web", "is <too> tight\u0007", "loosen"),
                          Finding.warn("PodDisruptionBudget/shop/api", "is tight", "loosen")))
                  .result("PDB-STRUCTURAL", "budgets", Severity.BLOCK),
              Found.unknown(Severity.BLOCK, "may not list pods", "grant it")
                  .result("WL-BARE", "bare pods", Severity.BLOCK),
              Found.unknown(Severity.INFO, "etcd has a port of its own", "look at it")
                  .result("ETCD-HEALTH", "etcd", Severity.BLOCK),
              Found.of(List.of(Finding.warn("Node/a", "was cordoned", "know why")))
                  .and(Found.unknown(Severity.WARN, "half of it", "grant it"))
                  .result("NODE-CORDONED", "cordons", Severity.WARN),
              accepted()),
          List.of());

  @Test
  void shouldWriteWhatSarifAsksFor() throws Exception {
    JsonNode log = sarif("upgrade.yaml");

    assertThat(log.path("version").asText()).isEqualTo("2.1.0");
    assertThat(log.path("$schema").asText()).endsWith("sarif-schema-2.1.0.json");
    JsonNode run = log.path("runs").path(0);
    JsonNode rules = run.path("tool").path("driver").path("rules");
    assertThat(run.path("tool").path("driver").path("name").asText()).isEqualTo("pawl");
    assertThat(run.path("invocations").path(0).path("executionSuccessful").isBoolean()).isTrue();
    assertThat(run.path("results")).hasSize(8);
    for (JsonNode result : run.path("results")) {
      assertThat(result.path("message").path("text").asText()).isNotBlank();
      assertThat(rules.path(result.path("ruleIndex").asInt()).path("id"))
          .isEqualTo(result.path("ruleId"));
      assertThat(result.path("kind").asText()).isIn(Set.of("fail", "pass", "open"));
      assertThat(result.path("level").asText()).isIn(Set.of("none", "note", "warning", "error"));
      // Only what failed has a level.
      assertThat(result.path("level").asText().equals("none"))
          .isEqualTo(!result.path("kind").asText().equals("fail"));
      assertThat(uri(result)).isEqualTo("upgrade.yaml");
    }
  }

  @Test
  void shouldWriteEachFindingWithItsObject() throws Exception {
    JsonNode tight = sarif("upgrade.yaml").path("runs").path(0).path("results").path(1);

    assertThat(tight.path("ruleId").asText()).isEqualTo("PDB-STRUCTURAL");
    assertThat(tight.path("level").asText()).isEqualTo("error");
    assertThat(
            tight
                .path("locations")
                .path(0)
                .path("logicalLocations")
                .path(0)
                .path("fullyQualifiedName")
                .asText())
        .isEqualTo("PodDisruptionBudget/shop/web");
  }

  @Test
  void shouldTellSarifWhatIsUnknownAsLoudAsItIs() throws Exception {
    JsonNode notes =
        sarif("upgrade.yaml")
            .path("runs")
            .path(0)
            .path("invocations")
            .path(0)
            .path("toolExecutionNotifications");

    assertThat(notes)
        .extracting(
            n -> n.path("associatedRule").path("id").asText(), n -> n.path("level").asText())
        .containsExactly(
            tuple("WL-BARE", "error"),
            tuple("ETCD-HEALTH", "note"),
            tuple("NODE-CORDONED", "warning"));
  }

  @Test
  void shouldSuppressWhatWasAccepted() throws Exception {
    JsonNode last = sarif("upgrade.yaml").path("runs").path(0).path("results").path(7);

    assertThat(last.path("suppressions").path(0).path("kind").asText()).isEqualTo("external");
    assertThat(last.path("suppressions").path(0).path("justification").asText())
        .isEqualTo("owner agreed");
  }

  @Test
  void shouldNameTheFileSoThatItFitsARepository() throws Exception {
    assertThat(uri(sarif("clusters/my prod.yaml").path("runs").path(0).path("results").path(0)))
        .isEqualTo("clusters/my%20prod.yaml");
    assertThat(uri(sarif("/etc/upgrade.yaml").path("runs").path(0).path("results").path(0)))
        .isEqualTo("file:///etc/upgrade.yaml");
  }

  @Test
  void shouldWriteACaseForEachCheckAndRedWhereItBlocks() throws Exception {
    Document report = junit();
    Element suite = (Element) report.getElementsByTagName("testsuite").item(0);

    assertThat(suite.getAttribute("tests")).isEqualTo("6");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("errors")).isEqualTo("1");
    assertThat(suite.getAttribute("skipped")).isEqualTo("1");
    assertThat(report.getElementsByTagName("testcase").getLength()).isEqualTo(6);
    Element failure = (Element) report.getElementsByTagName("failure").item(0);
    assertThat(((Element) failure.getParentNode()).getAttribute("name"))
        .isEqualTo("PDB-STRUCTURAL");
    assertThat(failure.getTextContent())
        .contains("PodDisruptionBudget/shop/web is <too> tight?", "→ loosen");
    Element error = (Element) report.getElementsByTagName("error").item(0);
    assertThat(((Element) error.getParentNode()).getAttribute("name")).isEqualTo("WL-BARE");
    assertThat(error.getTextContent()).contains("may not list pods");
  }

  @Test
  void shouldStillTellWhatOnlyWarns() throws Exception {
    assertThat(junit().getElementsByTagName("system-out").item(0).getTextContent())
        .contains("Node/a was cordoned", "unknown: half of it");
    assertThat(junit().getElementsByTagName("system-out").item(1).getTextContent())
        .contains("[accepted: owner agreed]");
  }

  private static CheckResult accepted() {
    Acceptance word =
        new Acceptance("WH-FAILCLOSED", "ValidatingWebhookConfiguration/g", "owner agreed", TODAY);
    Found found =
        Found.of(
            List.of(Finding.block("ValidatingWebhookConfiguration/g", "is away", "bring back")));
    return new Acceptances(List.of(word), TODAY)
        .applied("WH-FAILCLOSED", found)
        .result("WH-FAILCLOSED", "webhooks", Severity.BLOCK);
  }

  private static String uri(JsonNode result) {
    return result
        .path("locations")
        .path(0)
        .path("physicalLocation")
        .path("artifactLocation")
        .path("uri")
        .asText();
  }

  private static JsonNode sarif(String file) throws Exception {
    return new ObjectMapper()
        .readTree(CheckFormat.SARIF.document(CHECKED, Path.of(file), "0.1.0").orElseThrow());
  }

  private static Document junit() throws Exception {
    String text = CheckFormat.JUNIT.document(CHECKED, Path.of("x"), "0.1.0").orElseThrow();
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(text)));
  }
}
