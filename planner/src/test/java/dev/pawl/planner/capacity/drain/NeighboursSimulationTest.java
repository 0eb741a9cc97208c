package dev.pawl.planner.capacity.drain;

import static dev.pawl.planner.capacity.drain.Clusters.node;
import static dev.pawl.planner.capacity.drain.Clusters.shape;
import static dev.pawl.planner.capacity.drain.Drains.drain;
import static dev.pawl.planner.capacity.drain.Drains.reasons;
import static dev.pawl.planner.capacity.drain.Drains.surge;
import static dev.pawl.planner.capacity.drain.Drains.unavailable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.capacity.HostPort;
import dev.pawl.planner.capacity.LabelRequirement;
import dev.pawl.planner.capacity.LabelSelector;
import dev.pawl.planner.capacity.NodeCapacity;
import dev.pawl.planner.capacity.PodRules;
import dev.pawl.planner.capacity.PodShape;
import dev.pawl.planner.capacity.PodTerm;
import dev.pawl.planner.capacity.SpreadConstraint;
import dev.pawl.planner.capacity.SpreadConstraint.Policy;
import dev.pawl.planner.capacity.drain.DrainOutcome.Fits;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Pods that may not stand beside every pod. */
class NeighboursSimulationTest {

  private static final LabelSelector WEB = LabelSelector.of(LabelRequirement.equal("app", "web"));

  @Test
  void shouldKeepPodsApart() {
    PodShape web =
        shape("web", 100)
            .with(
                new PodRules(
                    List.of(),
                    List.of(new PodTerm(NodeCapacity.HOSTNAME, Set.of("shop"), WEB)),
                    List.of(),
                    Set.of()));
    Clusters cluster =
        new Clusters()
            .with(node("a", "z1", 4000), node("b", "z1", 4000))
            .pods(1, web, "a")
            .pods(1, web, "b");

    assertThat(surge(cluster, 1)).isEqualTo(new Fits());
    assertThat(reasons(unavailable(cluster, 1, Machines.KEPT)))
        .containsExactly(
            "1 being drained",
            "1 has a pod that its anti-affinity shuns in the same kubernetes.io/hostname");
  }

  @Test
  void shouldKeepAPodFromOneThatShunsIt() {
    PodShape loner =
        shape("loner", 100)
            .with(
                new PodRules(
                    List.of(),
                    List.of(new PodTerm(NodeCapacity.HOSTNAME, Set.of("shop"), WEB)),
                    List.of(),
                    Set.of()));
    Clusters cluster =
        new Clusters()
            .with(node("a", "z1", 4000), node("b", "z1", 4000))
            .pods(1, shape("web", 100), "a")
            .pods(1, loner, "b");

    assertThat(reasons(drain(cluster, new Rollout(List.of("a"), 0, 1, Machines.KEPT))))
        .containsExactly("1 being drained", "1 has a pod whose anti-affinity shuns it");
  }

  @Test
  void shouldKeepPodsTogether() {
    PodShape cache =
        shape("cache", 100)
            .with(
                new PodRules(
                    List.of(new PodTerm(NodeCapacity.ZONE, Set.of("shop"), WEB)),
                    List.of(),
                    List.of(),
                    Set.of()));
    Clusters cluster =
        new Clusters()
            .with(node("a", "z1", 4000), node("b", "z1", 4000), node("c", "z2", 4000))
            .pods(1, cache, "a")
            .pods(1, shape("web", 4000), "b");

    assertThat(drain(cluster, new Rollout(List.of("a"), 1, 0, Machines.REPLACED)))
        .isEqualTo(new Fits());
    assertThat(reasons(drain(cluster, new Rollout(List.of("a"), 0, 1, Machines.KEPT))))
        .containsExactly(
            "1 Insufficient cpu (asks 100m, at most 0 free)",
            "1 being drained",
            "1 has no pod its affinity asks for in the same topology.kubernetes.io/zone");
  }

  @Test
  void shouldLetTheFirstOfPodsThatAreNearOneAnotherStandAlone() {
    PodShape web =
        shape("web", 100)
            .with(
                new PodRules(
                    List.of(new PodTerm(NodeCapacity.HOSTNAME, Set.of("shop"), WEB)),
                    List.of(),
                    List.of(),
                    Set.of()));
    Clusters cluster =
        new Clusters().with(node("a", "z1", 4000), node("b", "z1", 4000)).pods(2, web, "a");

    assertThat(drain(cluster, new Rollout(List.of("a"), 0, 1, Machines.REPLACED)))
        .isEqualTo(new Fits());
  }

  @Test
  void shouldNotTakeAPortTwice() {
    PodShape web =
        shape("web", 100)
            .with(
                new PodRules(
                    List.of(), List.of(), List.of(), Set.of(new HostPort("TCP", "0.0.0.0", 80))));
    Clusters cluster =
        new Clusters()
            .with(node("a", "z1", 4000), node("b", "z1", 4000))
            .pods(1, web, "a")
            .pods(1, web, "b");

    assertThat(reasons(unavailable(cluster, 1, Machines.KEPT)))
        .containsExactly("1 being drained", "1 port TCP 80 is taken");
  }

  @Test
  void shouldCountADrainedNodeAsAnEmptyDomainUnlessTaintsAreHonoured() {
    // given one pod on each of three nodes, no two of which may differ by more than one
    SpreadConstraint byDefault = SpreadConstraint.of(1, NodeCapacity.HOSTNAME, WEB);
    SpreadConstraint honouring =
        new SpreadConstraint(1, NodeCapacity.HOSTNAME, WEB, 1, Policy.HONOR, Policy.HONOR);

    assertThat(reasons(unavailable(spread(byDefault), 1, Machines.KEPT)))
        .containsExactly(
            "2 its kubernetes.io/hostname would have over 1 more than the emptiest (topology"
                + " spread)",
            "1 being drained");
    assertThat(unavailable(spread(honouring), 1, Machines.KEPT)).isEqualTo(new Fits());
    assertThat(surge(spread(byDefault), 1)).isEqualTo(new Fits());
  }

  @Test
  void shouldTakeTheEmptiestDomainAsEmptyWhereThereAreTooFew() {
    SpreadConstraint many =
        new SpreadConstraint(1, NodeCapacity.ZONE, WEB, 2, Policy.HONOR, Policy.IGNORE);

    // then in the only zone a second pod is one too many
    assertThat(reasons(unavailable(spread(many), 1, Machines.KEPT)))
        .containsExactly(
            "2 its topology.kubernetes.io/zone would have over 1 more than the emptiest (topology"
                + " spread)",
            "1 being drained");
  }

  private Clusters spread(SpreadConstraint constraint) {
    PodShape web =
        shape("web", 100).with(new PodRules(List.of(), List.of(), List.of(constraint), Set.of()));
    return new Clusters()
        .with(node("a", "z1", 4000), node("b", "z1", 4000), node("c", "z1", 4000))
        .pods(1, web, "a")
        .pods(1, web, "b")
        .pods(1, web, "c");
  }
}
