package dev.pawl.starter.status;

import static dev.pawl.starter.status.Statuses.busy;
import static dev.pawl.starter.status.Statuses.held;
import static dev.pawl.starter.status.Statuses.upgrade;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.upgrade.UpgradeState;
import dev.pawl.starter.output.Documents;
import dev.pawl.starter.output.OutputFormat;
import dev.pawl.workflows.status.PoolStatus;
import dev.pawl.workflows.status.UpgradeStatus;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The names of design §6: checks from outside rely on them. */
class StatusDocumentTest {

  @Test
  void shouldHaveTheFieldsOfTheContract() throws IOException {
    // given
    UpgradeStatus status =
        upgrade(
            UpgradeState.HELD,
            List.of(held(HoldCode.MACHINE_NOT_READY, "surge/n1", 60)),
            busy("workers", 12, "surge/n1"),
            PoolStatus.waiting("later", 5));
    // when
    JsonNode json = json(status);
    // then
    assertThat(json.at("/name").asText()).isEqualTo("prod-eu");
    assertThat(json.at("/state").asText()).isEqualTo("Held");
    assertThat(json.at("/phase").asText()).isEqualTo("pools");
    assertThat(json.at("/hop").asText()).isEqualTo("1.35→1.36");
    assertThat(json.at("/from").asText()).isEqualTo("1.35.4");
    assertThat(json.at("/target").asText()).isEqualTo("1.36.3");
    assertThat(json.at("/startedAt").asText()).isEqualTo("2026-11-22T12:00:00Z");
    assertThat(json.at("/hold/code").asText()).isEqualTo("MachineNotReady");
    assertThat(json.at("/hold/message").asText()).isEqualTo("MachineNotReady at surge/n1");
    assertThat(json.at("/hold/objects/0").asText()).isEqualTo("Node/n1");
    assertThat(json.at("/holds/0/step").asText()).isEqualTo("surge/n1");
    assertThat(json.at("/holds/0/since").asText()).isEqualTo("2026-11-22T12:01:00Z");
    assertThat(json.at("/pools/0/nodes").toString())
        .isEqualTo("{\"total\":30,\"updated\":12,\"inFlight\":1,\"quarantined\":0}");
    assertThat(json.at("/pools/0/state").asText()).isEqualTo("Running");
    assertThat(json.at("/pools/1/state").asText()).isEqualTo("Waiting");
    assertThat(json.at("/undo/possible").asBoolean()).isTrue();
    assertThat(json.at("/undo/reason").asText()).contains("its nodes are replaced back");
  }

  @Test
  void shouldSayNullWhereNothingIsHeld() throws IOException {
    assertThat(json(upgrade(UpgradeState.RUNNING)).get("hold").isNull()).isTrue();
  }

  @Test
  void shouldHaveNothingToUndoOnceEnded() throws IOException {
    assertThat(json(upgrade(UpgradeState.SUCCEEDED)).at("/undo").toString())
        .isEqualTo("{\"possible\":false,\"reason\":\"it has ended: Succeeded\"}");
  }

  private static JsonNode json(UpgradeStatus status) throws IOException {
    return new ObjectMapper()
        .readTree(Documents.text(StatusDocument.of(status, true), OutputFormat.JSON));
  }
}
