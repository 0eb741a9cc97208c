package dev.pawl.planner.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.explain.UpgradeScenario.Part;
import dev.pawl.planner.explain.UpgradeScenario.StartedBy;
import dev.pawl.planner.order.TkgApi;
import dev.pawl.planner.spec.PoolOrder;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpgradeScenariosTest {

  @ParameterizedTest(name = "{0}: {1}, made by {2}, rolls {3}")
  @CsvSource({
    "S1.8, VERSION,               USER,   CONTROL_PLANE WORKERS",
    "S1.8, VM_CLASS,              USER,   CONTROL_PLANE WORKERS",
    "S1.8, STORAGE_CLASS,         USER,   CONTROL_PLANE WORKERS",
    "S1.9, KUBEADM_CONTROL_PLANE, SYSTEM, CONTROL_PLANE",
    "S1.9, KUBEADM_CONFIG,        SYSTEM, WORKERS",
    "S1.9, MACHINE_TEMPLATE,      SYSTEM, CONTROL_PLANE WORKERS",
    "S1.9, IMAGE_RENAMED,         SYSTEM, CONTROL_PLANE WORKERS",
    "S1.9, NEW_IMAGES,            SYSTEM, ''",
  })
  void shouldSayWhatAChangeTriggers(String row, Change change, StartedBy by, String rolls) {
    UpgradeScenario scenario = UpgradeScenarios.of(change);

    assertThat(scenario.startedBy()).isEqualTo(by);
    assertThat(scenario.rolls().stream().map(Part::name).collect(Collectors.joining(" ")))
        .isEqualTo(rolls);
    assertThat(scenario.rollsNodes()).isEqualTo(!rolls.isEmpty());
    assertThat(scenario.rule().source()).contains(row);
  }

  @ParameterizedTest(name = "{0}: for {1}, {2} updates pools {3}")
  @CsvSource({
    "S1.10, VERSION,       V1ALPHA2, PARALLEL",
    "S1.10, VERSION,       V1ALPHA3, SEQUENTIAL",
    "S1.10, VERSION,       V1BETA1,  SEQUENTIAL",
    "S1.10, STORAGE_CLASS, V1ALPHA2, PARALLEL",
    "S1.11, VM_CLASS,      V1ALPHA3, PARALLEL",
    "S1.11, KUBEADM_CONFIG, V1BETA1, PARALLEL",
  })
  void shouldOrderPoolsByTheApiVersion(String row, Change change, TkgApi api, PoolOrder order) {
    assertThat(UpgradeScenarios.of(change).order(api)).as(row).isEqualTo(order);
  }

  @Test
  @DisplayName("S1.5: the control plane is rolled before the workers, whatever the change")
  void shouldRollTheControlPlaneFirst() {
    assertThat(UpgradeScenarios.all())
        .hasSameSizeAs(Change.values())
        .allSatisfy(scenario -> assertThat(scenario.rolls()).isSortedAccordingTo(Part::compareTo));
  }

  @Test
  void shouldSayItToAPerson() {
    assertThat(UpgradeScenarios.of(Change.VM_CLASS).words())
        .isEqualTo("a new VM class, made by the user, rolls the control plane, then the workers");
    assertThat(UpgradeScenarios.of(Change.NEW_IMAGES).words())
        .isEqualTo("new images alone roll nothing");
  }
}
