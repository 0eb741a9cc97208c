package dev.pawl.planner.capacity.drain;

import dev.pawl.planner.capacity.NodeRules;
import dev.pawl.planner.capacity.PlacedPod;
import dev.pawl.planner.capacity.PodShape;
import dev.pawl.planner.capacity.PodTerm;
import dev.pawl.planner.capacity.SpreadConstraint;
import dev.pawl.planner.capacity.SpreadConstraint.Policy;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The shapes of a board, each once, and between them the counters: of pods somebody must be near,
 * must not be near, or spreads. A counter is shared by all shapes that ask the same.
 */
final class ShapeIndex {

  /** Pods that satisfy all of these terms, counted by that key. */
  private record NearKey(List<PodTerm> terms, String topologyKey) {}

  private record SpreadKey(
      String namespace, SpreadConstraint constraint, Eligible.Rules eligible) {}

  private record EligibleKey(Eligible.Rules rules, String topologyKey) {}

  private final Map<PodShape, IndexedShape> shapes = new LinkedHashMap<>();
  private final IdentityHashMap<PodShape, IndexedShape> sameObject = new IdentityHashMap<>();
  private final Map<String, List<IndexedShape>> byNamespace;
  private final Map<NodeRules, NodeFit> fits = new LinkedHashMap<>();
  private final Map<String, Topology> topologies = new LinkedHashMap<>();
  private final Map<NearKey, DomainCounts> near = new HashMap<>();
  private final Map<PodTerm, DomainCounts> apart = new HashMap<>();
  private final Map<PodTerm, DomainCounts> holders = new HashMap<>();
  private final Map<SpreadKey, SpreadCounts> spread = new HashMap<>();
  private final Map<EligibleKey, Eligible> eligible = new LinkedHashMap<>();

  ShapeIndex(List<PlacedPod> pods, ResourceNames names) {
    pods.forEach(pod -> add(pod.shape(), names));
    byNamespace =
        shapes.values().stream().collect(Collectors.groupingBy(s -> s.shape().namespace()));
    shapes.values().forEach(this::link);
  }

  private void add(PodShape shape, ResourceNames names) {
    if (!sameObject.containsKey(shape)) {
      sameObject.put(
          shape,
          shapes.computeIfAbsent(
              shape,
              s ->
                  new IndexedShape(
                      s,
                      names.amounts(s.requests()),
                      fits.computeIfAbsent(s.nodeRules(), NodeFit::new))));
    }
  }

  private void link(IndexedShape shape) {
    List<PodTerm> terms = shape.shape().podRules().near();
    for (PodTerm term : terms) {
      shape.near().add(near(new NearKey(terms, term.topologyKey())));
    }
    if (terms.stream().allMatch(term -> term.means(shape.shape()))) {
      shape.mayStandAlone();
    }
    for (PodTerm term : shape.shape().podRules().apart()) {
      shape.apart().add(apart.computeIfAbsent(term, this::countApart));
      shape.counters().add(holders.computeIfAbsent(term, this::countHolders));
    }
    for (SpreadConstraint constraint : shape.shape().podRules().spread()) {
      SpreadCounts counts = spread(shape.shape(), constraint);
      int itself = constraint.selector().matches(shape.shape().labels()) ? 1 : 0;
      shape.spread().add(new SpreadRule(constraint, counts, itself));
    }
  }

  private DomainCounts near(NearKey key) {
    DomainCounts known = near.get(key);
    if (known != null) {
      return known;
    }
    DomainCounts counts = new DomainCounts(topology(key.topologyKey()));
    near.put(key, counts);
    Set<String> namespaces = key.terms().get(0).namespaces();
    shapesOf(
        namespaces,
        shape -> key.terms().stream().allMatch(term -> term.means(shape)),
        shape -> shape.counters().add(counts));
    return counts;
  }

  /** Pods the term means. */
  private DomainCounts countApart(PodTerm term) {
    DomainCounts counts = new DomainCounts(topology(term.topologyKey()));
    shapesOf(term.namespaces(), term::means, shape -> shape.counters().add(counts));
    return counts;
  }

  /** Pods that have the term: those it means shun them as much as they are shunned. */
  private DomainCounts countHolders(PodTerm term) {
    DomainCounts counts = new DomainCounts(topology(term.topologyKey()));
    shapesOf(term.namespaces(), term::means, shape -> shape.shunnedBy().add(counts));
    return counts;
  }

  private SpreadCounts spread(PodShape shape, SpreadConstraint constraint) {
    Eligible.Rules rules = eligibleRules(shape, constraint);
    SpreadKey key = new SpreadKey(shape.namespace(), constraint, rules);
    SpreadCounts known = spread.get(key);
    if (known != null) {
      return known;
    }
    Eligible nodes =
        eligible.computeIfAbsent(
            new EligibleKey(rules, constraint.topologyKey()),
            k -> new Eligible(rules, topology(k.topologyKey())));
    SpreadCounts counts = new SpreadCounts(nodes);
    spread.put(key, counts);
    shapesOf(
        Set.of(shape.namespace()),
        s -> constraint.selector().matches(s.labels()),
        s -> s.counters().add(counts));
    return counts;
  }

  private static Eligible.Rules eligibleRules(PodShape shape, SpreadConstraint constraint) {
    NodeRules rules = shape.nodeRules();
    NodeRules affinity =
        constraint.nodeAffinity() == Policy.HONOR
            ? new NodeRules(rules.selector(), rules.affinity(), List.of(), List.of())
            : NodeRules.NONE;
    List<NodeRules> taints =
        constraint.nodeTaints() == Policy.HONOR
            ? List.of(new NodeRules(Map.of(), List.of(), rules.tolerations(), List.of()))
            : List.of();
    Set<String> keys =
        shape.podRules().spread().stream()
            .map(SpreadConstraint::topologyKey)
            .collect(Collectors.toSet());
    return new Eligible.Rules(affinity, taints, keys);
  }

  private Topology topology(String key) {
    return topologies.computeIfAbsent(key, Topology::new);
  }

  private void shapesOf(
      Set<String> namespaces, Predicate<PodShape> which, Consumer<IndexedShape> then) {
    for (String namespace : namespaces) {
      byNamespace.getOrDefault(namespace, List.of()).stream()
          .filter(s -> which.test(s.shape()))
          .forEach(then);
    }
  }

  IndexedShape of(PlacedPod pod) {
    return sameObject.get(pod.shape());
  }

  Collection<NodeFit> fits() {
    return fits.values();
  }

  Collection<Topology> topologies() {
    return topologies.values();
  }

  Collection<Eligible> eligible() {
    return eligible.values();
  }
}
