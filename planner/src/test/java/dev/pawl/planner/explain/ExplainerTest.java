package dev.pawl.planner.explain;

import static dev.pawl.planner.explain.Asked.upgrade;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.plan.Plan.HopPlan;
import dev.pawl.planner.plan.Plan.PhasePlan;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainerTest {

  @Test
  @DisplayName("S1.8: the change of an upgrade is a new version, made by the user")
  void shouldNameTheChangeAtHand() {
    assertThat(upgrade("1.35.4", "1.36.3", "").pool("a", "1.35.4").of("upgrade"))
        .containsExactly(
            "ROLLS-BY-USER: a new version, made by the user, rolls the control plane, then the"
                + " workers: 1.36.3 is asked for, the control plane is at 1.35.4");
    assertThat(upgrade("1.36.3", "1.36.3", "").pool("a", "1.36.3").of("upgrade"))
        .containsExactly(
            "ROLLS-BY-USER: 1.36.3 is asked for and everything is there: nothing is triggered");
  }

  @Test
  void shouldSayWhyAPoolTurnsOverNeitherEarlierNorLater() {
    Asked asked = upgrade("1.35.4", "1.36.3", "").pool("a", "1.35.4");

    assertThat(asked.of("1.35.4→1.36.3"))
        .containsExactly("DONE-AT-TARGET: it reaches the target, 1.36.3");
    assertThat(asked.of("1.35.4→1.36.3/pools/a"))
        .containsExactly(
            "DONE-AT-TARGET: kubelet 1.35.4 is older than the target, 1.36.3, which this hop"
                + " reaches",
            "KUBELET-NOT-NEWER: not before the control plane: pool a has kubelet 1.36.3, newer than"
                + " the oldest apiserver, 1.35.4");
  }

  @Test
  void shouldSayWhatBudgetsDoToTheOrderOfNodes() {
    Asked asked = upgrade("1.35.4", "1.36.3", "").pool("a", "1.35.4");

    assertThat(asked.strategy("{order: [budgets]}").of("1.35.4→1.36.3/pools/a"))
        .contains(
            "BUDGETS-APART: of the order of its nodes: nodes that are drained side by side share no"
                + " tight budget");
    assertThat(asked.strategy("{order: [age]}").of("1.35.4→1.36.3/pools/a"))
        .noneMatch(line -> line.startsWith("BUDGETS-APART"));
  }

  @Test
  void shouldSayWhatKeepsPodsFromMovingTwiceInABigPool() {
    String step = "1.35.4→1.36.3/pools/a";
    String said =
        "SOME-NODES-SCORED: while few of 100 nodes are new, some pods go to old ones and move"
            + " again: taint: hard keeps them off";

    assertThat(upgrade("1.35.4", "1.36.3", "").poolOf(100).of(step)).contains(said);
    assertThat(upgrade("1.35.4", "1.36.3", "").poolOf(100).strategy("{taint: hard}").of(step))
        .noneMatch(line -> line.startsWith("SOME-NODES-SCORED"));
    assertThat(upgrade("1.35.4", "1.36.3", "").poolOf(99).of(step))
        .noneMatch(line -> line.startsWith("SOME-NODES-SCORED"));
  }

  @ParameterizedTest(name = "S4.4: a canary of {0}, room for {1} more pods: {2}")
  @CsvSource({
    "1, 10, '1 of 1 canary nodes can be cordoned and drained: the others have room for their pods'",
    "2, 10, '2 of 2 canary nodes can be cordoned and drained: the others have room for their pods'",
    "2, 1, '1 of 2 canary nodes can be cordoned and drained; w1 would leave pods'"
  })
  void shouldSayWhatCanBeDoneWithABadCanary(int canary, int room, String message) {
    assertThat(upgrade("1.35.4", "1.36.3", "").canary(canary, room).of("1.35.4→1.36.3/pools/a"))
        .filteredOn(line -> line.startsWith("CANARY-RETREAT"))
        .singleElement()
        .asString()
        .startsWith("CANARY-RETREAT: should its canary turn out bad: " + message);
  }

  /** Within a minor the policy of Kubernetes would let the workers go first. */
  @Test
  @DisplayName("S1.5: the control plane goes first even where versions do not force it")
  void shouldPutTheControlPlaneFirstWithinAMinor() {
    assertThat(upgrade("1.36.1", "1.36.3", "").pool("a", "1.36.1").of("1.36.1→1.36.3/pools/a"))
        .contains(
            "CONTROL-PLANE-FIRST: not before the control plane, though the versions would allow"
                + " it");
  }

  @Test
  void shouldNameTheRuleThatForcesATurnoverOnTheWay() {
    Asked asked = upgrade("1.29.0", "1.33.0", "1.30.0, 1.31.0, 1.32.0").pool("workers", "1.29.0");

    assertThat(asked.of("1.29.0→1.30.0"))
        .containsExactly(
            "HOP-ONE-MINOR: without it: from 1.29.0 to 1.31.0 are 2 minors, and a control plane goes"
                + " 1 at a time");
    assertThat(asked.of("1.29.0→1.30.0/pools"))
        .containsExactly(
            "PHASE-NOTHING-TO-DO: the version skew policy lets them wait for a later hop",
            "KUBELET-NOT-TOO-OLD: pool workers waits: kubelet 1.29.0 may stay beside a control plane"
                + " at 1.30.0; it turns over in hop 1.31.0→1.32.0");
    assertThat(asked.of("1.31.0→1.32.0/pools/workers"))
        .contains(
            "KUBELET-NOT-TOO-OLD: kubelet 1.29.0 is older than the target, 1.33.0, and a later hop is"
                + " too late: pool workers has kubelet 1.29.0, 4 minors behind apiserver 1.33.0, and"
                + " 3 are allowed");
  }

  @Test
  void shouldNameAStopThatWasAskedFor() {
    assertThat(upgrade("1.36.1", "1.36.3", "1.36.2").pool("a", "1.36.1").of("1.36.1→1.36.2"))
        .containsExactly("VIA-NAMED: 1.36.2 is named on the way");
  }

  @Test
  void shouldSayThatAPoolHasToCatchUpFirst() {
    assertThat(upgrade("1.35.2", "1.36.3", "").pool("old", "1.32.0").of("1.35.2→1.35.2"))
        .containsExactly(
            "KUBELET-NOT-TOO-OLD: the control plane stays at 1.35.2 until pools have caught up, or"
                + " else: pool old has kubelet 1.32.0, 4 minors behind apiserver 1.36.3, and 3 are"
                + " allowed");
    assertThat(
            upgrade("1.35.2", "1.36.3", "").pool("old", "1.32.0").of("1.35.2→1.35.2/controlPlane"))
        .containsExactly(
            "PHASE-NOTHING-TO-DO: the control plane stays at 1.35.2 while pools catch up");
  }

  @ParameterizedTest(name = "S1.2: a change of the workers alone skips {0}")
  @CsvSource({
    "addonsBefore, this upgrade changes no addon",
    "controlPlane, 'the control plane is at the target, 1.36.3'",
    "addonsAfter,  this upgrade changes no addon",
  })
  void shouldSayWhyAPhaseIsSkipped(String phase, String because) {
    Asked asked = upgrade("1.36.3", "1.36.3", "").pool("a", "1.35.4");

    assertThat(asked.of("1.36.3→1.36.3/" + phase))
        .containsExactly("PHASE-NOTHING-TO-DO: " + because);
    assertThat(asked.of("1.36.3→1.36.3/pools/a"))
        .containsExactly(
            "DONE-AT-TARGET: kubelet 1.35.4 is older than the target, 1.36.3, which this hop"
                + " reaches");
  }

  @ParameterizedTest(name = "S1.10: pools {0} as {1}")
  @CsvSource({
    "sequential, 'pools turn over one after another, in the order written; so with v1alpha3 and v1beta1'",
    "parallel,   pools turn over side by side; so with v1alpha2",
  })
  void shouldSayWhichApiVersionHasThatOrder(String order, String because) {
    Asked asked =
        upgrade("1.35.4", "1.36.3", "")
            .policy("tkg")
            .order(order)
            .pool("a", "1.35.4")
            .pool("b", "1.35.4");

    assertThat(asked.of("1.35.4→1.36.3/pools")).containsExactly("POOLS-BY-API-VERSION: " + because);
  }

  @Test
  void shouldSayWhyAnAddonChangesWhereItDoes() {
    Asked asked =
        upgrade("1.34.2", "1.36.3", "1.35.6")
            .pool("a", "1.34.2")
            .addon(
                "{name: csi, driver: manifests, source: ./csi,"
                    + " compatibleInstalled: '<=1.34', compatible: '>=1.34'}");

    assertThat(asked.of("1.34.2→1.35.6/addonsBefore"))
        .containsExactly(
            "ADDON-FITS-BOTH-SIDES: addon csi changes here: its installed version runs on 1.34 or"
                + " older, not on 1.35");
    assertThat(asked.of("1.35.6→1.36.3/addonsAfter"))
        .containsExactly("PHASE-NOTHING-TO-DO: addons change in 1.34.2→1.35.6/addonsBefore");
  }

  @Test
  @DisplayName("S3.6: pools are upgraded selectively, and it is said what is left alone")
  void shouldSayWhatIsLeftAlone() {
    assertThat(
            upgrade("1.36.1", "1.36.3", "")
                .pool("a", "1.36.1")
                .pool("b", "1.36.3")
                .nodeInNoPool("1.36.1")
                .of("1.36.1→1.36.3/pools"))
        .containsExactly(
            "PHASE-NOTHING-TO-DO: pool b is at 1.36.3 already",
            "POOLS-SELECTED: nodes in no pool of the spec stay as they are: 1");
  }

  @Test
  @DisplayName("S1.9: which change triggers what is said where the platform rolls clusters itself")
  void shouldSayWhatOtherChangesTrigger() {
    Asked asked = upgrade("1.35.4", "1.36.3", "").pool("a", "1.35.4");

    assertThat(asked.explanations()).noneMatch(e -> Steps.isChange(e.step()));
    asked.policy("tkg");
    assertThat(asked.explanations().stream().filter(e -> Steps.isChange(e.step())))
        .hasSize(Change.values().length - 1 + PlatformUpgrades.all().size());
    assertThat(asked.of("change/image-renamed"))
        .containsExactly(
            "ROLLS-BY-IMAGE-NAME: an image with another name for the same version, made by the"
                + " system, rolls the control plane, then the workers");
    assertThat(asked.of("change/vsphere-8.0.0b"))
        .containsExactly(
            "ROLLS-BY-PLATFORM: an upgrade of the platform from 8.0.0b to 8.0.0c rolls no cluster");
  }

  @ParameterizedTest(name = "under policy {0} each step has a reason and a rule")
  @ValueSource(strings = {"upstream", "tkg", "openshift", "gdc"})
  void shouldExplainEachStep(String policy) {
    Asked asked =
        upgrade("1.33.2", "1.36.3", "1.34.9, 1.35.6")
            .policy(policy)
            .pool("a", "1.33.2")
            .pool("b", "1.32.1");

    List<String> explained = asked.explanations().stream().map(Explanation::step).toList();
    List<String> steps = new ArrayList<>(List.of("upgrade"));
    for (HopPlan hop : asked.plan().hops()) {
      steps.add(Steps.hop(hop));
      for (PhasePlan phase : hop.phases()) {
        steps.add(Steps.phase(hop, phase.name()));
      }
      hop.pools().forEach(pool -> steps.add(Steps.pool(hop, pool)));
    }
    assertThat(explained).containsAll(steps);
    assertThat(asked.explanations())
        .allSatisfy(
            e -> {
              assertThat(e.because()).as(e.step()).isNotBlank();
              assertThat(e.rule().source()).as(e.step()).isNotBlank();
            });
  }
}
