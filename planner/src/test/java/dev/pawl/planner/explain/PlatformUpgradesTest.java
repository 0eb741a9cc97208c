package dev.pawl.planner.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.planner.explain.PlatformUpgrade.Effect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of upgrade scenarios, row by row. */
class PlatformUpgradesTest {

  @ParameterizedTest(name = "S1.9: {0} to {1} {2}: {3}")
  @CsvSource({
    // any 7.x to any: may roll all clusters, by the first upgrade of the Supervisor that follows
    "7.0.1,  7.0.3,  MAY_ROLL,   the first upgrade of the Supervisor",
    "7.0.3,  7.0.3a, MAY_ROLL,   the first upgrade of the Supervisor",
    // any to any 8.x: rolls all, since providers and classes change
    "7.0.3,  8.0.0,  ROLLS_ALL,  from CAPW to CAPV",
    "7.0.3,  8.0.2,  ROLLS_ALL,  to a ClusterClass",
    "8.0.1,  8.0.1a, ROLLS_ALL,  to a ClusterClass",
    // 8.0 GA to 8.0.0b or 8.0.0c: clusters with a noProxy list; all with the Harbor registry
    "8.0.0,  8.0.0b, ROLLS_SOME, noProxy list is not empty",
    "8.0.0,  8.0.0c, ROLLS_SOME, Harbor registry was switched on",
    // two that roll nothing
    "8.0.0b, 8.0.0c, NOTHING,    ''",
    "8.0.0c, 8.0.1,  NOTHING,    ''",
    // any 8.x to 8.0 U2: STIG changes, 1.23 and newer
    "8.0.0,  8.0.2,  ROLLS_ALL,  STIG",
    "8.0.0b, 8.0.2,  ROLLS_ALL,  1.23 and newer",
    "8.0.1c, 8.0.2,  ROLLS_ALL,  STIG",
    // any 8.x before 8.0 U2 to 8.0 U2c: the same
    "8.0.0c, 8.0.2c, ROLLS_ALL,  STIG",
    "8.0.1,  8.0.2c, ROLLS_ALL,  1.23 and newer",
  })
  void shouldReproduceTheTableOfUpgradeScenarios(
      String from, String to, Effect effect, String note) {
    PlatformUpgrade upgrade =
        PlatformUpgrades.between(VsphereRelease.parse(from), VsphereRelease.parse(to))
            .orElseThrow();

    assertThat(upgrade.effect()).isEqualTo(effect);
    if (note.isEmpty()) {
      assertThat(upgrade.note()).isEmpty();
    } else {
      assertThat(upgrade.note()).contains(note);
    }
  }

  @Test
  void shouldNotSpeakToWhatTheTableDoesNot() {
    assertThat(
            PlatformUpgrades.between(VsphereRelease.parse("6.7.0"), VsphereRelease.parse("7.0.0")))
        .isEmpty();
  }

  @Test
  void shouldSayItToAPerson() {
    assertThat(PlatformUpgrades.all().get(0).words())
        .isEqualTo("an upgrade of the platform from 8.0.0b to 8.0.0c rolls no cluster");
  }

  @Test
  void shouldRefuseWhatIsNoRelease() {
    assertThatThrownBy(() -> VsphereRelease.parse("8.0 U2"))
        .hasMessage("'8.0 U2' is no release of vSphere: expected such as 8.0.2 or 8.0.2c");
  }
}
