package dev.pawl.planner.graph;

import dev.pawl.planner.version.KubeVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Releases and the steps between them (S2.1): no two of one version, no cycle, no way to an older
 * version. {@link GraphReader} reads one, {@link UpstreamGraph} derives one from the rules.
 *
 * <p>Releases are numbered so that every edge leads from a lower to a higher number, oldest first;
 * edges lie in arrays, those of one release side by side. A graph of some thousand releases is
 * small.
 */
public final class UpgradeGraph {

  private final List<Release> releases;
  private final Map<KubeVersion, Integer> numbers = new HashMap<>();
  private final int[] firstEdge;
  private final int[] targets;
  private final List<List<Risk>> risks = new ArrayList<>();

  private UpgradeGraph(List<Release> inOrder, List<Link> sorted) {
    this.releases = List.copyOf(inOrder);
    for (int r = 0; r < inOrder.size(); r++) {
      numbers.put(inOrder.get(r).version(), r);
    }
    this.firstEdge = new int[inOrder.size() + 1];
    this.targets = new int[sorted.size()];
    for (int e = 0; e < sorted.size(); e++) {
      firstEdge[sorted.get(e).from() + 1]++;
      targets[e] = sorted.get(e).to();
      risks.add(List.copyOf(sorted.get(e).risks()));
    }
    for (int r = 0; r < inOrder.size(); r++) {
      firstEdge[r + 1] += firstEdge[r];
    }
  }

  /**
   * @param links between releases by their place in the list; no two between the same ones
   * @throws IllegalArgumentException where there is a cycle
   */
  static UpgradeGraph of(List<Release> releases, List<Link> links) {
    int[] byVersion =
        IntStream.range(0, releases.size())
            .boxed()
            .sorted(Comparator.comparing(r -> releases.get(r).version(), Release.OLDEST_FIRST))
            .mapToInt(r -> r)
            .toArray();
    int[] ranks = inverse(byVersion);
    int[] order =
        TopologicalOrder.of(
            releases.size(),
            links.stream().map(l -> new Link(ranks[l.from()], ranks[l.to()], l.risks())).toList());
    int[] places = inverse(order);
    List<Link> sorted =
        links.stream()
            .map(l -> new Link(places[ranks[l.from()]], places[ranks[l.to()]], l.risks()))
            .sorted(Comparator.comparingInt(Link::from).thenComparingInt(Link::to))
            .toList();
    return new UpgradeGraph(
        IntStream.of(order).mapToObj(rank -> releases.get(byVersion[rank])).toList(), sorted);
  }

  private static int[] inverse(int[] order) {
    int[] inverse = new int[order.length];
    for (int place = 0; place < order.length; place++) {
      inverse[order[place]] = place;
    }
    return inverse;
  }

  /** All of them, oldest first. */
  public List<Release> releases() {
    return releases;
  }

  /** How many edges there are, conditional ones included. */
  public int edgeCount() {
    return targets.length;
  }

  /** The release of a version, where the graph knows it. */
  public Optional<Release> release(KubeVersion version) {
    return Optional.ofNullable(numbers.get(version)).map(releases::get);
  }

  /** The steps that lead on from a version, to the oldest first; none where it is not known. */
  public List<Edge> edgesFrom(KubeVersion version) {
    Integer number = numbers.get(version);
    return number == null
        ? List.of()
        : IntStream.range(edgesBegin(number), edgesEnd(number))
            .mapToObj(e -> new Edge(version, version(targets[e]), risks.get(e)))
            .toList();
  }

  /** The names of all channels, in alphabetical order. */
  public SortedSet<String> channels() {
    SortedSet<String> all = new TreeSet<>();
    releases.forEach(r -> all.addAll(r.channels()));
    return Collections.unmodifiableSortedSet(all);
  }

  /** The names of all risks, in alphabetical order. */
  public SortedSet<String> riskNames() {
    SortedSet<String> names = new TreeSet<>();
    risks.forEach(ofEdge -> ofEdge.forEach(risk -> names.add(risk.name())));
    return Collections.unmodifiableSortedSet(names);
  }

  /**
   * The risks that a cluster at this version may meet, whatever its target: those worth evaluating
   * before a path is looked for. In the order of the graph, each once.
   */
  public List<Risk> risksFrom(KubeVersion version) {
    Integer number = numbers.get(version);
    if (number == null) {
      return List.of();
    }
    LinkedHashSet<Risk> met = new LinkedHashSet<>();
    boolean[] reached = Reach.from(this, number, e -> true);
    for (int r = number; r < size(); r++) {
      for (int e = edgesBegin(r); reached[r] && e < edgesEnd(r); e++) {
        met.addAll(risks.get(e));
      }
    }
    return List.copyOf(met);
  }

  int size() {
    return releases.size();
  }

  /** The number of a release, or -1. */
  int number(KubeVersion version) {
    return numbers.getOrDefault(version, -1);
  }

  KubeVersion version(int number) {
    return releases.get(number).version();
  }

  int edgesBegin(int number) {
    return firstEdge[number];
  }

  int edgesEnd(int number) {
    return firstEdge[number + 1];
  }

  int target(int edge) {
    return targets[edge];
  }

  List<Risk> risks(int edge) {
    return risks.get(edge);
  }
}
