package dev.pawl.planner.capacity.drain;

import dev.pawl.planner.capacity.AfterDrain;
import dev.pawl.planner.capacity.ClusterCapacity;
import dev.pawl.planner.capacity.HostPort;
import dev.pawl.planner.capacity.LabelRequirement;
import dev.pawl.planner.capacity.LabelSelector;
import dev.pawl.planner.capacity.NodeCapacity;
import dev.pawl.planner.capacity.NodeRules;
import dev.pawl.planner.capacity.NodeTerm;
import dev.pawl.planner.capacity.PlacedPod;
import dev.pawl.planner.capacity.PodRules;
import dev.pawl.planner.capacity.PodShape;
import dev.pawl.planner.capacity.PodTerm;
import dev.pawl.planner.capacity.Resources;
import dev.pawl.planner.capacity.SpreadConstraint;
import dev.pawl.planner.capacity.SpreadConstraint.Policy;
import dev.pawl.planner.capacity.Taint;
import dev.pawl.planner.capacity.Toleration;
import dev.pawl.planner.capacity.VolumeReach;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Clusters with little room and many rules, made from a seed: the same seed, the same cluster. */
final class RandomClusters {

  private static final Taint GPU = new Taint("dedicated", "gpu", Taint.Effect.NO_SCHEDULE);
  private static final List<String> ZONES = List.of("z1", "z2", "z3");
  private static final List<String> APPS = List.of("web", "db", "job");
  private static final List<String> KEYS = List.of(NodeCapacity.ZONE, NodeCapacity.HOSTNAME);

  private final Random dice;

  RandomClusters(long seed) {
    dice = new Random(seed);
  }

  ClusterCapacity cluster() {
    List<NodeCapacity> nodes = new ArrayList<>();
    // Seldom so many that rules which admit few of them are looked up on their own.
    int size = oneIn(10) ? 16 + dice.nextInt(20) : 2 + dice.nextInt(7);
    for (int i = 0; i < size; i++) {
      nodes.add(node("n" + i));
    }
    List<PodShape> shapes = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      shapes.add(shape(i, size));
    }
    List<PlacedPod> pods = new ArrayList<>();
    for (NodeCapacity node : nodes) {
      int count = dice.nextInt(6);
      for (int i = 0; i < count; i++) {
        pods.add(new PlacedPod("p" + pods.size(), any(shapes), node.name()));
      }
    }
    return new ClusterCapacity(nodes, pods);
  }

  Rollout rollout(ClusterCapacity cluster) {
    List<String> order = new ArrayList<>(cluster.nodes().stream().map(NodeCapacity::name).toList());
    Collections.shuffle(order, dice);
    order = order.subList(0, 1 + dice.nextInt(order.size()));
    if (dice.nextInt(4) == 0) {
      return new Rollout(order, 0, 1 + dice.nextInt(3), Machines.KEPT);
    }
    int surge = dice.nextInt(3);
    int unavailable = dice.nextInt(3);
    return new Rollout(order, surge, surge + unavailable == 0 ? 1 : unavailable, Machines.REPLACED);
  }

  private NodeCapacity node(String name) {
    SortedMap<String, String> labels = new TreeMap<>();
    labels.put(NodeCapacity.HOSTNAME, name);
    if (!oneIn(8)) {
      labels.put(NodeCapacity.ZONE, any(ZONES));
    }
    if (oneIn(2)) {
      labels.put("disk", "ssd");
    }
    return new NodeCapacity(
        name,
        "workers",
        labels,
        new Resources(1000 + 500L * dice.nextInt(7), 1000, Map.of("gpu", (long) dice.nextInt(3))),
        3 + dice.nextInt(6),
        oneIn(5) ? List.of(GPU) : List.of(),
        !oneIn(10));
  }

  private PodShape shape(int number, int nodes) {
    Resources asks =
        new Resources(
            100L * dice.nextInt(12),
            100L * dice.nextInt(4),
            oneIn(5) ? Map.of("gpu", 1L) : Map.of());
    return new PodShape(
        oneIn(4) ? "other" : "shop",
        "ReplicaSet/r" + number,
        Map.of("app", any(APPS), "tier", oneIn(2) ? "front" : "back"),
        dice.nextInt(2),
        asks,
        nodeRules(nodes),
        podRules(),
        oneIn(6) ? AfterDrain.PER_NODE : oneIn(8) ? AfterDrain.GONE : AfterDrain.MOVES);
  }

  private NodeRules nodeRules(int nodes) {
    Map<String, String> selector = oneIn(5) ? Map.of("disk", "ssd") : Map.of();
    List<NodeTerm> affinity =
        oneIn(5)
            ? List.of(
                NodeTerm.of(
                    new LabelRequirement(
                        NodeCapacity.ZONE,
                        oneIn(2) ? LabelRequirement.Operator.IN : LabelRequirement.Operator.NOT_IN,
                        Set.of("z1"))),
                NodeTerm.of(LabelRequirement.equal("disk", "ssd")))
            : List.of();
    List<Toleration> tolerations =
        oneIn(3)
            ? List.of(
                new Toleration(
                    oneIn(2) ? "dedicated" : "",
                    Toleration.Match.ANY_VALUE,
                    "",
                    Set.of(Taint.Effect.NO_SCHEDULE)))
            : List.of();
    List<VolumeReach> volumes =
        oneIn(6)
            ? List.of(
                oneIn(2)
                    ? new VolumeReach.Zones(NodeCapacity.ZONE, Set.of("z1", "z2"))
                    : new VolumeReach.OneNode("n" + dice.nextInt(nodes)))
            : List.of();
    return new NodeRules(selector, affinity, tolerations, volumes);
  }

  private PodRules podRules() {
    return new PodRules(
        oneIn(6) ? terms() : List.of(),
        oneIn(5) ? terms() : List.of(),
        oneIn(4) ? spread() : List.of(),
        oneIn(6) ? Set.of(new HostPort("TCP", "0.0.0.0", 80)) : Set.of());
  }

  private List<PodTerm> terms() {
    return oneIn(3) ? List.of(term(), term()) : List.of(term());
  }

  private PodTerm term() {
    Set<String> namespaces = oneIn(4) ? Set.of("shop", "other") : Set.of("shop");
    return new PodTerm(any(KEYS), namespaces, selector());
  }

  private LabelSelector selector() {
    return oneIn(2)
        ? LabelSelector.of(LabelRequirement.equal("app", any(APPS)))
        : LabelSelector.of(LabelRequirement.equal("tier", "front"));
  }

  private List<SpreadConstraint> spread() {
    return oneIn(3) ? List.of(constraint(), constraint()) : List.of(constraint());
  }

  private SpreadConstraint constraint() {
    return new SpreadConstraint(
        1 + dice.nextInt(2), any(KEYS), selector(), 1 + dice.nextInt(3), policy(), policy());
  }

  private Policy policy() {
    return oneIn(2) ? Policy.HONOR : Policy.IGNORE;
  }

  private boolean oneIn(int many) {
    return dice.nextInt(many) == 0;
  }

  private <T> T any(List<T> list) {
    return list.get(dice.nextInt(list.size()));
  }
}
