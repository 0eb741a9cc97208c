package dev.pawl.planner.graph;

import dev.pawl.planner.graph.RawGraph.Conditional;
import dev.pawl.planner.graph.RawGraph.Ends;
import dev.pawl.planner.graph.RawGraph.Plain;
import dev.pawl.planner.spec.text.FieldPath;
import dev.pawl.planner.version.KubeVersion;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Puts releases and edges together and looks whether they make sense. */
final class GraphAssembler {

  private final RawGraph raw;
  private final GraphProblems problems;
  private final Map<KubeVersion, Integer> indexes = new HashMap<>();
  private final Map<Pair, Found> links = new LinkedHashMap<>();

  /** Two releases by their index. */
  private record Pair(int from, int to) {}

  /** An edge, and where it is written first. */
  private record Found(List<Risk> risks, Place place) {

    /** Written as plain and as conditional it is conditional: the risks are known. */
    Found and(Found other) {
      if (risks.equals(other.risks) || other.risks.isEmpty()) {
        return this;
      }
      LinkedHashSet<Risk> all = new LinkedHashSet<>(risks);
      all.addAll(other.risks);
      return new Found(List.copyOf(all), place);
    }
  }

  /**
   * Where an edge is written; its path is spelled out only where it is needed.
   *
   * @param group of conditional edges, -1 for a plain one
   */
  private record Place(int group, int item) {
    FieldPath path() {
      return group < 0
          ? FieldPath.root().field("edges").item(item)
          : FieldPath.root().field("conditionalEdges").item(group).field("edges").item(item);
    }
  }

  GraphAssembler(RawGraph raw, GraphProblems problems) {
    this.raw = raw;
    this.problems = problems;
  }

  /**
   * @throws GraphException where there is any problem, of reading too
   */
  UpgradeGraph assemble() {
    index();
    raw.plain.forEach(this::link);
    raw.conditional.forEach(this::link);
    List<Link> all =
        links.entrySet().stream()
            .map(e -> new Link(e.getKey().from(), e.getKey().to(), e.getValue().risks()))
            .toList();
    refuseCycles(all);
    problems.throwIfAny();
    return UpgradeGraph.of(raw.releases, all);
  }

  private void index() {
    for (int r = 0; r < raw.releases.size(); r++) {
      KubeVersion version = version(r);
      Integer before = version == null ? null : indexes.putIfAbsent(version, r);
      if (before != null) {
        problems.add(
            FieldPath.root().field("nodes").item(r).field("version"),
            "%s is written twice; nodes[%d] has it already".formatted(version, before));
      }
    }
  }

  private void link(Plain edge) {
    Place place = new Place(-1, edge.item());
    boolean from = isIndex(edge.from(), place, 0);
    boolean to = isIndex(edge.to(), place, 1);
    if (from && to && version(edge.from()) != null && version(edge.to()) != null) {
      link(new Pair(edge.from(), edge.to()), List.of(), place);
    }
  }

  private boolean isIndex(int number, Place place, int end) {
    int size = raw.releases.size();
    if (number >= 0 && number < size) {
      return true;
    }
    problems.add(
        place.path().item(end),
        size == 0
            ? "leads nowhere: there is no release, so that nothing has the index " + number
            : "leads nowhere: no release has the index %d, the last one is %d"
                .formatted(number, size - 1));
    return false;
  }

  private void link(Conditional group) {
    for (int item = 0; item < group.edges().size(); item++) {
      Ends edge = group.edges().get(item);
      Place place = new Place(group.group(), item);
      Integer from = known(edge.from(), place, "from");
      Integer to = known(edge.to(), place, "to");
      if (from != null && to != null) {
        link(new Pair(from, to), group.risks(), place);
      }
    }
  }

  private Integer known(KubeVersion version, Place place, String end) {
    if (version == null) {
      return null;
    }
    Integer index = indexes.get(version);
    if (index == null) {
      problems.add(
          place.path().field(end), "leads nowhere: no release in nodes has the version " + version);
    }
    return index;
  }

  private void link(Pair pair, List<Risk> risks, Place place) {
    KubeVersion from = version(pair.from());
    KubeVersion to = version(pair.to());
    if (from.equals(to)) {
      problems.add(place.path(), "leads from %s to itself".formatted(from));
      return;
    }
    if (to.compareTo(from) < 0) {
      problems.add(
          place.path(),
          "leads from %s back to %s: going back to an earlier version is not supported"
              .formatted(from, to));
    }
    links.merge(pair, new Found(risks, place), Found::and);
  }

  private void refuseCycles(List<Link> all) {
    for (List<Integer> cycle : Cycles.in(raw.releases.size(), all)) {
      Pair last = new Pair(cycle.get(cycle.size() - 2), cycle.get(cycle.size() - 1));
      problems.add(
          links.get(last).place().path(),
          "closes a cycle: " + Shown.way(cycle.stream().map(this::version).toList()));
    }
  }

  private KubeVersion version(int index) {
    return raw.releases.get(index).version();
  }
}
