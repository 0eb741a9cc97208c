package dev.pawl.activities.marks;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class MarksTest {

  private static final Instant NOW = Instant.parse("2026-11-22T06:00:00.5Z");

  private static Node node() {
    return new NodeBuilder()
        .withNewMetadata()
        .withName("n")
        .withResourceVersion("7")
        .addToAnnotations("theirs", "x")
        .endMetadata()
        .withNewSpec()
        .addNewTaint()
        .withKey("dedicated")
        .withEffect("NoSchedule")
        .endTaint()
        .endSpec()
        .build();
  }

  private static Node cordoned() {
    return new NodeBuilder(node()).editSpec().withUnschedulable(true).endSpec().build();
  }

  @Test
  void shouldCordonAndSaySinceWhen() {
    Node node = Marks.beginDrain("u1", NOW).apply(node());

    assertThat(NodeFacts.unschedulable(node)).isTrue();
    assertThat(NodeFacts.cordonedBy(node, "u1")).isTrue();
    assertThat(NodeFacts.drainBegunAt(node)).contains(Instant.parse("2026-11-22T06:00:00Z"));
    assertThat(Marks.beginDrain("u1", NOW.plusSeconds(60)).apply(node)).isEqualTo(node);
  }

  @Test
  void shouldNotClaimACordonThatWasThereBefore() {
    Node node = Marks.beginDrain("u1", NOW).apply(cordoned());

    assertThat(NodeFacts.cordonedBy(node, "u1")).isFalse();
    assertThat(NodeFacts.drainBegun(node, "u1")).isTrue();
    assertThat(NodeFacts.unschedulable(Marks.endDrain("u1").apply(node))).isTrue();
    assertThat(NodeFacts.drainBegun(Marks.endDrain("u1").apply(node), "u1")).isFalse();
  }

  @Test
  void shouldCordonAgainWhatSomebodyUncordonedDuringTheDrain() {
    Node begun = Marks.beginDrain("u1", NOW).apply(node());
    Node opened = new NodeBuilder(begun).editSpec().withUnschedulable(null).endSpec().build();

    assertThat(NodeFacts.unschedulable(Marks.beginDrain("u1", NOW).apply(opened))).isTrue();
  }

  @Test
  void shouldNotTakeOffAnotherUpgradesCordon() {
    Node node = Marks.beginDrain("other", NOW).apply(node());

    assertThat(NodeFacts.unschedulable(Marks.endDrain("u1").apply(node))).isTrue();
    assertThat(NodeFacts.cordonedBy(Marks.endDrain("u1").apply(node), "other")).isTrue();
  }

  @Test
  void shouldKeepTheFirstOrigin() {
    Node node = Marks.recordOrigin("u1", "1.35.4").apply(node());
    Node again = Marks.recordOrigin("u1", "1.36.3").apply(node);

    assertThat(NodeFacts.annotation(again, Keys.ORIGIN)).contains("1.35.4");
  }

  @Test
  void shouldComeBackToTheNodeAsItWas() {
    List<UnaryOperator<Node>> all =
        List.of(
            Marks.markOutdated("u1"),
            Marks.beginDrain("u1", NOW),
            Marks.leaveLoadBalancers("u1"),
            Marks.recordOrigin("u1", "1.35.4"),
            Marks.rank("u1", 3),
            Marks.adopt("u2"));
    Node node = node();
    for (UnaryOperator<Node> mark : all) {
      node = mark.apply(node);
    }
    assertThat(NodeFacts.anyMark(node)).isTrue();

    Node clean = Marks.clean().apply(node);

    assertThat(NodeFacts.anyMark(clean)).isFalse();
    assertThat(NodePatch.between(node(), clean)).isEmpty();
  }

  @Test
  void shouldHaveAPlaceInTheOrderOfItsOwnUpgradeOnly() {
    Node node = Marks.rank("u1", 3).apply(node());

    assertThat(NodeFacts.rank(node, "u1")).hasValue(3);
    assertThat(NodeFacts.rank(Marks.unmarkOutdated().apply(node), "u1")).hasValue(3);
    assertThat(NodeFacts.rank(node, "u2")).isEmpty();
    assertThat(NodeFacts.rank(Marks.adopt("u2").apply(node), "u2")).isEmpty();
    assertThat(NodeFacts.rank(node(), "u1")).isEmpty();
  }

  @Test
  void shouldGoBackToLoadBalancersOnlyWhereItWasPawlThatLeft() {
    Node begun = Marks.beginDrain("u1", NOW).apply(node());
    Node out = Marks.leaveLoadBalancers("u1").apply(begun);
    assertThat(NodeFacts.labels(out)).containsEntry(Keys.NO_LOAD_BALANCER, "true");
    assertThat(NodeFacts.foreignLabels(out)).isEqualTo(NodeFacts.labels(node()));
    assertThat(NodePatch.between(begun, out).orElseThrow())
        .contains("\"labels\":{\"" + Keys.NO_LOAD_BALANCER + "\":\"true\"}");
    assertThat(NodePatch.between(node(), Marks.endDrain("u1").apply(out)))
        .hasValueSatisfying(left -> assertThat(left).doesNotContain(Keys.NO_LOAD_BALANCER));
    Node theirs =
        new NodeBuilder(node())
            .editMetadata()
            .addToLabels(Keys.NO_LOAD_BALANCER, "")
            .endMetadata()
            .build();
    Node drained = Marks.leaveLoadBalancers("u1").apply(Marks.beginDrain("u1", NOW).apply(theirs));
    assertThat(NodePatch.between(theirs, Marks.clean().apply(drained))).isEmpty();
    assertThat(NodeFacts.foreignLabels(drained)).containsKey(Keys.NO_LOAD_BALANCER);
  }

  @Test
  void shouldKeepAQuarantineAndNothingElseWhenTheUpgradeEnds() {
    Node begun = Marks.beginDrain("u1", NOW).apply(Marks.markOutdated("u1").apply(node()));
    Node end = Marks.clean().apply(Marks.quarantine("u1").apply(begun));
    assertThat(NodeFacts.quarantinedBy(end, "u1")).isTrue();
    assertThat(NodeFacts.unschedulable(end)).isTrue();
    assertThat(NodeFacts.outdated(end)).isFalse();
    assertThat(NodeFacts.annotations(end).keySet()).noneMatch(Keys::ours);
  }

  @Test
  void shouldTakeAnEarlierUpgradesQuarantineForItsOwnCordonAndTryAnew() {
    Node begun = Marks.beginDrain("u1", NOW).apply(node());
    Node left = Marks.clean().apply(Marks.quarantine("u1").apply(begun));
    Instant later = Instant.parse("2026-11-24T06:00:00Z");
    Node again = Marks.beginDrain("u2", later).apply(left);
    assertThat(NodeFacts.labels(again)).doesNotContainKey(Keys.QUARANTINED);
    assertThat(NodeFacts.cordonedBy(again, "u2")).isTrue();
    assertThat(NodeFacts.drainBegunAt(again)).contains(later);
    assertThat(NodePatch.between(node(), Marks.clean().apply(again))).isEmpty();
    Node adopted = Marks.adopt("u2").apply(Marks.quarantine("u1").apply(begun));
    assertThat(NodeFacts.labels(adopted)).doesNotContainKey(Keys.QUARANTINED);
    assertThat(NodeFacts.drainBegunAt(adopted)).as("a new time for it").isEmpty();
    assertThat(NodeFacts.drainBegun(adopted, "u2")).isTrue();
  }

  @Test
  void shouldWriteNothingWhenNothingChanges() {
    assertThat(NodePatch.between(node(), Marks.endDrain("u1").apply(node()))).isEmpty();
    assertThat(NodePatch.between(node(), Marks.unmarkOutdated().apply(node()))).isEmpty();
    assertThat(NodePatch.between(node(), Marks.clean().apply(node()))).isEmpty();
  }

  @Test
  void shouldPatchOnlyWhatItChangesAndWithTheVersionItRead() {
    String patch =
        NodePatch.between(node(), Marks.beginDrain("u1", NOW).apply(node())).orElseThrow();

    assertThat(patch)
        .contains("\"resourceVersion\":\"7\"", "\"unschedulable\":true", "pawl.dev/cordoned")
        .doesNotContain("theirs", "taints");
  }

  @Test
  void shouldTakeOffByNull() {
    Node begun = Marks.beginDrain("u1", NOW).apply(node());

    assertThat(NodePatch.between(begun, Marks.endDrain("u1").apply(begun)).orElseThrow())
        .contains("\"unschedulable\":null", "\"pawl.dev/cordoned\":null");
  }
}
