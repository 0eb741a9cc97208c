package dev.pawl.planner.graph;

import static dev.pawl.planner.graph.GraphTexts.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.version.KubeVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The path found is the best of all there are, by trying them all. */
class BestPathPropertyTest {

  private static final int SIZE = 7;

  /** An edge of a small graph; {@code risks} as letters, of which "a" is accepted. */
  private record Sketch(int from, int to, String risks) {}

  @Provide
  Arbitrary<List<Sketch>> sketches() {
    Arbitrary<Sketch> one =
        Combinators.combine(
                Arbitraries.integers().between(0, SIZE - 2),
                Arbitraries.integers().between(1, SIZE - 1),
                Arbitraries.of("", "", "a", "b", "ab", "bc"))
            .as(Sketch::new);
    return one.filter(s -> s.from() < s.to())
        .list()
        .ofMaxSize(16)
        .map(
            all ->
                all.stream()
                    .collect(Collectors.toMap(s -> List.of(s.from(), s.to()), s -> s, (s, t) -> s))
                    .values()
                    .stream()
                    .toList());
  }

  @Property(tries = 2000)
  void shouldFindTheBestOfAllPaths(
      @ForAll("sketches") List<Sketch> sketches, @ForAll Preference preference) {
    Route route =
        PathFinder.find(
            graph(sketches),
            PathRequest.safest(release(0), new Goal.Version(release(SIZE - 1)))
                .accepting(Set.of("a"))
                .preferring(preference));

    List<List<Sketch>> all = ways(sketches, 0);
    if (all.isEmpty()) {
      assertThat(route).isInstanceOf(Route.NoPath.class);
      return;
    }
    List<Sketch> best = Collections.min(all, order(preference));
    Route.Path path = route instanceof Route.NotRecommended not ? not.path() : (Route.Path) route;
    assertThat(path.steps()).extracting(s -> s.to().version().patch()).isEqualTo(stops(best));
    assertThat(route instanceof Route.Path).isEqualTo(open(best) == 0);
  }

  private static Comparator<List<Sketch>> order(Preference preference) {
    Comparator<List<Sketch>> open = Comparator.comparingLong(BestPathPropertyTest::open);
    Comparator<List<Sketch>> risky =
        Comparator.comparingLong(w -> w.stream().filter(s -> !s.risks().isEmpty()).count());
    Comparator<List<Sketch>> length = Comparator.comparingInt(List::size);
    Comparator<List<Sketch>> newest =
        (a, b) -> {
          for (int i = 0; i < a.size(); i++) {
            if (a.get(i).to() != b.get(i).to()) {
              return b.get(i).to() - a.get(i).to();
            }
          }
          return 0;
        };
    return switch (preference) {
      case SAFEST -> open.thenComparing(risky).thenComparing(length).thenComparing(newest);
      case SHORTEST -> open.thenComparing(length).thenComparing(risky).thenComparing(newest);
    };
  }

  private static long open(List<Sketch> way) {
    return way.stream().flatMapToInt(s -> s.risks().chars()).filter(r -> r != 'a').count();
  }

  private static List<Integer> stops(List<Sketch> way) {
    return way.stream().map(Sketch::to).toList();
  }

  private static List<List<Sketch>> ways(List<Sketch> sketches, int from) {
    if (from == SIZE - 1) {
      return List.of(List.of());
    }
    List<List<Sketch>> ways = new ArrayList<>();
    for (Sketch first : sketches) {
      if (first.from() == from) {
        for (List<Sketch> rest : ways(sketches, first.to())) {
          ways.add(Stream.concat(Stream.of(first), rest.stream()).toList());
        }
      }
    }
    return ways;
  }

  private static UpgradeGraph graph(List<Sketch> sketches) {
    return UpgradeGraph.of(
        IntStream.range(0, SIZE).mapToObj(i -> new Release(release(i), "", List.of())).toList(),
        sketches.stream().map(s -> new Link(s.from(), s.to(), risks(s.risks()))).toList());
  }

  private static List<Risk> risks(String letters) {
    return letters
        .chars()
        .mapToObj(c -> new Risk(Character.toString(c), "", "", List.of(new MatchingRule.Always())))
        .toList();
  }

  private static KubeVersion release(int patch) {
    return version("1.35." + patch);
  }
}
