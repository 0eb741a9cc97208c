package dev.pawl.planner.capacity.drain;

import static dev.pawl.planner.capacity.drain.Clusters.labelled;
import static dev.pawl.planner.capacity.drain.Clusters.node;
import static dev.pawl.planner.capacity.drain.Clusters.shape;
import static dev.pawl.planner.capacity.drain.Clusters.tainted;
import static dev.pawl.planner.capacity.drain.Drains.drain;
import static dev.pawl.planner.capacity.drain.Drains.reasons;
import static dev.pawl.planner.capacity.drain.Drains.surge;
import static dev.pawl.planner.capacity.drain.Drains.unavailable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.pawl.planner.capacity.LabelRequirement;
import dev.pawl.planner.capacity.NodeCapacity;
import dev.pawl.planner.capacity.NodeRules;
import dev.pawl.planner.capacity.NodeTerm;
import dev.pawl.planner.capacity.PodShape;
import dev.pawl.planner.capacity.Taint;
import dev.pawl.planner.capacity.VolumeReach;
import dev.pawl.planner.capacity.drain.DrainOutcome.Fits;
import dev.pawl.planner.capacity.drain.DrainOutcome.NoPlace;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Pods that may not stand on every node. */
class NodeRulesSimulationTest {

  @Test
  void shouldNeverFindAPlaceForALocalVolumeOnANewMachine() {
    Clusters local = local();

    NoPlace outcome = (NoPlace) surge(local, 1);

    assertThat(outcome.findings())
        .extracting(Unplaced::pod, Unplaced::lasting)
        .containsExactly(tuple("Pod/shop/db-1", Lasting.FOR_GOOD));
    assertThat(reasons(outcome))
        .containsExactly("2 elsewhere: its volume is local to node a", "1 being drained");
  }

  @Test
  void shouldFindItAgainWhereTheMachineIsKept() {
    NoPlace outcome = (NoPlace) unavailable(local(), 1, Machines.KEPT);

    assertThat(outcome.findings())
        .extracting(Unplaced::lasting)
        .containsExactly(Lasting.UNTIL_REPLACED);
  }

  private Clusters local() {
    return new Clusters()
        .with(node("a", "z1", 4000), node("b", "z1", 4000))
        .pods(1, shape("db", 100).with(volume(new VolumeReach.OneNode("a"))), "a");
  }

  @Test
  void shouldStayInTheZoneOfTheVolume() {
    Clusters zonal =
        new Clusters()
            .with(node("a", "z1", 4000), node("b", "z2", 4000))
            .pods(
                1,
                shape("db", 100)
                    .with(volume(new VolumeReach.Zones(NodeCapacity.ZONE, Set.of("z1")))),
                "a");

    assertThat(surge(zonal, 1)).isEqualTo(new Fits());
    assertThat(reasons(unavailable(zonal, 1, Machines.KEPT)))
        .containsExactly("1 being drained", "1 elsewhere: its volume is in z1");
  }

  private NodeRules volume(VolumeReach reach) {
    return new NodeRules(Map.of(), List.of(), List.of(), List.of(reach));
  }

  @Test
  void shouldSayWhichLabelIsLacking() {
    PodShape fast =
        shape("fast", 100)
            .with(new NodeRules(Map.of("disk", "ssd"), List.of(), List.of(), List.of()));
    Clusters cluster =
        new Clusters()
            .with(labelled(node("a", "z1", 4000), "disk", "ssd"), node("b", "z1", 4000))
            .pods(1, fast, "a");

    assertThat(surge(cluster, 1)).isEqualTo(new Fits());
    assertThat(reasons(unavailable(cluster, 1, Machines.KEPT)))
        .containsExactly("1 being drained", "1 lacks label disk=ssd");
  }

  @Test
  void shouldSayWhichAffinityIsNotMatched() {
    LabelRequirement big = new LabelRequirement("cores", LabelRequirement.Operator.GT, Set.of("7"));
    PodShape picky =
        shape("picky", 100)
            .with(new NodeRules(Map.of(), List.of(NodeTerm.of(big)), List.of(), List.of()));
    Clusters cluster =
        new Clusters()
            .with(
                labelled(node("a", "z1", 4000), "cores", "8"),
                labelled(node("b", "z1", 4000), "cores", "4"))
            .pods(1, picky, "a");

    assertThat(reasons(unavailable(cluster, 1, Machines.KEPT)))
        .containsExactly(
            "1 being drained", "1 does not match the required node affinity: cores > 7");
  }

  @Test
  void shouldSayWhichTaintIsNotTolerated() {
    Taint gpu = new Taint("dedicated", "gpu", Taint.Effect.NO_SCHEDULE);
    Clusters cluster =
        new Clusters()
            .with(node("a", "z1", 4000), tainted(node("b", "z1", 4000), gpu))
            .pods(1, shape("web", 100), "a");

    assertThat(reasons(unavailable(cluster, 1, Machines.KEPT)))
        .containsExactly("1 being drained", "1 has taint dedicated=gpu:NoSchedule, not tolerated");
  }

  @Test
  void shouldRefuseARolloutOfANodeThatIsNotThere() {
    Clusters cluster = new Clusters().with(node("a", "z1", 4000));

    assertThatThrownBy(() -> drain(cluster, new Rollout(List.of("b"), 1, 0, Machines.REPLACED)))
        .hasMessage("node b is not in the cluster: look at the cluster again");
  }
}
