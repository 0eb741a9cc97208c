package dev.pawl.planner.hop;

import static dev.pawl.planner.hop.Asked.lines;
import static dev.pawl.planner.hop.Asked.range;
import static dev.pawl.planner.hop.Asked.upgrade;
import static dev.pawl.planner.spec.AddonStage.AFTER_CONTROL_PLANE;
import static dev.pawl.planner.spec.AddonStage.BEFORE_CONTROL_PLANE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pawl.planner.hop.Hop.AddonMove;
import dev.pawl.planner.policy.VersionPolicies;
import dev.pawl.planner.spec.AddonStage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddonPlacementTest {

  @ParameterizedTest(name = "stage {0}, installed {1} to {2}, new {3} to {4}")
  @CsvSource({
    // where both fit both sides, the stage decides
    "BEFORE_CONTROL_PLANE, '', '', '', '', 'x first, 1.35.2 to 1.36.3'",
    "AFTER_CONTROL_PLANE, '', '', '', '', '1.35.2 to 1.36.3, then x'",
    "BEFORE_CONTROL_PLANE, 1.34, 1.36, 1.35, 1.37, 'x first, 1.35.2 to 1.36.3'",
    // the new one does not run on the old control plane
    "BEFORE_CONTROL_PLANE, 1.34, 1.36, 1.36, '', '1.35.2 to 1.36.3, then x'",
    // the installed one does not run on the new control plane
    "AFTER_CONTROL_PLANE, 1.33, 1.35, 1.35, '', 'x first, 1.35.2 to 1.36.3'",
    // it does not even run where it is: that may only get better
    "AFTER_CONTROL_PLANE, 1.30, 1.34, 1.35, '', 'x first, 1.35.2 to 1.36.3'"
  })
  void shouldPlaceWhereBothVersionsFit(
      AddonStage stage, String from, String to, String nextFrom, String nextTo, String line) {
    HopAddon addon = new HopAddon("x", stage, range(from, to), range(nextFrom, nextTo));

    assertThat(lines(upgrade("1.35.2", "1.36.3", "").addon(addon).hops())).containsExactly(line);
  }

  @Test
  @DisplayName("S1.12 compatibility is checked before anything moves")
  void shouldSayWhichVersionWouldFit() {
    HopAddon addon =
        new HopAddon("coredns", AFTER_CONTROL_PLANE, range("1.33", "1.35"), range("1.36", ""));

    assertThat(upgrade("1.35.2", "1.36.3", "").addon(addon).refusals())
        .containsExactly(
            "ADDON-FITS-BOTH-SIDES: addon coredns: the installed version runs on 1.33 to 1.35, the"
                + " new one on 1.36 or newer, and the control plane goes from 1.35 to 1.36; take a"
                + " version of coredns that runs on 1.35 to 1.36, or first bring it to one that"
                + " runs on 1.35 to 1.36 (the addon's compatibility ranges)");
  }

  @Test
  void shouldRefuseANewVersionThatDoesNotRunOnTheTarget() {
    HopAddon addon =
        new HopAddon("cni", BEFORE_CONTROL_PLANE, range("1.30", ""), range("1.30", "1.35"));

    assertThat(upgrade("1.34.2", "1.36.3", "").addon(addon).refusals())
        .singleElement()
        .asString()
        .contains("runs on 1.30 or newer, the new one on 1.30 to 1.35")
        .contains("take a version of cni that runs on 1.36 (");
  }

  @Test
  void shouldMoveAnAddonInTheFirstHopInWhichItMust() {
    HopAddon must =
        new HopAddon("must", AFTER_CONTROL_PLANE, range("", "1.34"), range("1.34", "1.36"));
    HopAddon may = HopAddon.anywhere("may", AFTER_CONTROL_PLANE);
    HopAddon early = HopAddon.anywhere("early", BEFORE_CONTROL_PLANE);

    Hops hops =
        upgrade("1.33.2", "1.36.3", "")
            .addon(must)
            .addon(may)
            .addon(early)
            .pool("a", "1.33.2")
            .hops();

    assertThat(lines(hops))
        .containsExactly(
            "1.33.2 to 1.34",
            "must first, 1.34 to 1.35",
            "early first, 1.35 to 1.36.3, then may, a 1.33.2 to 1.36.3");
    assertThat(hops.hops().get(1).addonsBefore())
        .extracting(AddonMove::reason)
        .containsExactly("its installed version runs on 1.34 or older, not on 1.35");
  }

  @Test
  void shouldSayWhyAnAddonHasToWait() {
    HopAddon addon =
        new HopAddon("csi", BEFORE_CONTROL_PLANE, range("1.33", "1.36"), range("1.36", "1.36"));

    Hops hops = upgrade("1.35.2", "1.36.3", "").addon(addon).hops();

    assertThat(hops.hops().get(0).addonsAfter())
        .extracting(AddonMove::reason, move -> move.rule().id())
        .containsExactly(
            tuple("its new version runs on 1.36, not on 1.35", "ADDON-FITS-BOTH-SIDES"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "BEFORE_CONTROL_PLANE, 'x first, 1.36.3 to 1.36.3'",
    "AFTER_CONTROL_PLANE, '1.36.3 to 1.36.3, then x'"
  })
  void shouldUpgradeAddonsAlone(AddonStage stage, String line) {
    Hops hops = upgrade("1.36.3", "1.36.3", "").addon(HopAddon.anywhere("x", stage)).hops();

    assertThat(lines(hops)).containsExactly(line);
    assertThat(hops.nothingToDo()).isFalse();
  }

  @Test
  void shouldNotPutAddonsIntoTheHopInWhichPoolsCatchUp() {
    Hops hops =
        upgrade("1.33.2", "1.34.9", "")
            .addon(HopAddon.anywhere("x", BEFORE_CONTROL_PLANE))
            .pool("old", "1.30.1")
            .hops();

    assertThat(lines(hops))
        .containsExactly(
            "1.33.2 to 1.33.2, old 1.30.1 to 1.33.2",
            "x first, 1.33.2 to 1.34.9, old 1.33.2 to 1.34.9");
  }

  @Test
  void shouldReadRangesInMinorsOfKubernetes() {
    HopAddon addon =
        new HopAddon("x", AFTER_CONTROL_PLANE, range("1.27", "1.28"), range("1.28", "1.29"));

    assertThat(
            lines(upgrade(VersionPolicies.openshift(), "4.15.2", "4.16.3", "").addon(addon).hops()))
        .containsExactly("x first, 4.15.2 to 4.16.3");
  }
}
