package dev.pawl.planner.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DependencyOrderTest {

  @Test
  void shouldKeepWhatIsWrittenWhereNothingDependsOnAnother() {
    DependencyOrder order = order("c", "", "a", "", "b", "");

    assertThat(order.names()).containsExactly("c", "a", "b");
    assertThat(order.rounds()).containsExactly(List.of("c", "a", "b"));
  }

  @Test
  void shouldPutEachBehindWhatItDependsOn() {
    DependencyOrder order = order("web", "dns", "log", "", "dns", "cni", "cni", "");

    assertThat(order.names()).containsExactly("log", "cni", "dns", "web");
    assertThat(order.rounds())
        .containsExactly(List.of("log", "cni"), List.of("dns"), List.of("web"));
  }

  @Test
  void shouldCountWhatIsOfAnotherPhaseAsThrough() {
    assertThat(order("web", "crds").rounds()).containsExactly(List.of("web"));
  }

  @Test
  void shouldBeginNoMoreThanFourAtOnce() {
    assertThat(order("a", "", "b", "", "c", "", "d", "", "e", "").rounds())
        .containsExactly(List.of("a", "b", "c", "d"), List.of("e"));
  }

  @Test
  void shouldBeginOnceItsOwnDependenciesAreThroughAndWaitForNoOther() {
    DependencyOrder order = order("slow", "", "dns", "", "web", "dns");

    assertThat(order.next(Set.of("slow", "dns"), Set.of())).isEmpty();
    assertThat(order.next(Set.of("slow", "dns"), Set.of("dns"))).contains("web");
  }

  @Test
  void shouldRefuseToGiveRoundsOfACycle() {
    assertThatThrownBy(() -> order("a", "b", "b", "a").rounds())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldFindEachCycleOnceAndAsShortAsItIs() {
    Map<String, List<String>> graph = graph("x", "a", "a", "b c", "b", "d", "d", "a", "c", "a");

    assertThat(DependencyCycles.of(graph))
        .containsExactly(List.of("a", "c", "a"), List.of("b", "d", "a", "b"));
    assertThat(DependencyCycles.of(graph("a", "b", "b", ""))).isEmpty();
  }

  @Property(tries = 500)
  void shouldNeverBeginBeforeADependencyIsThroughNorLetAPlaceGoToWaste(
      @ForAll @IntRange(min = 1, max = 12) int size, @ForAll long seed) {
    Random random = new Random(seed);
    Map<String, List<String>> graph = acyclic(size, random);
    DependencyOrder order = new DependencyOrder(graph);
    Set<String> begun = new LinkedHashSet<>();
    Set<String> through = new LinkedHashSet<>();

    while (through.size() < size) {
      for (Optional<String> next = order.next(begun, through);
          next.isPresent();
          next = order.next(begun, through)) {
        assertThat(through).containsAll(graph.get(next.get()));
        assertThat(begun.add(next.get())).isTrue();
      }
      List<String> underWay = new ArrayList<>(begun);
      underWay.removeAll(through);
      assertThat(underWay).hasSizeBetween(1, DependencyOrder.AT_ONCE);
      if (underWay.size() < DependencyOrder.AT_ONCE) {
        assertThat(graph.keySet())
            .filteredOn(name -> !begun.contains(name))
            .noneMatch(name -> through.containsAll(graph.get(name)));
      }
      through.add(underWay.get(random.nextInt(underWay.size())));
    }
    assertThat(DependencyCycles.of(graph)).isEmpty();
    assertThat(order.names()).containsExactlyInAnyOrderElementsOf(graph.keySet());
  }

  /** Names in an order that has nothing to do with what depends on what. */
  private static Map<String, List<String>> acyclic(int size, Random random) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      places.add(i);
    }
    Collections.shuffle(places, random);
    Map<String, List<String>> graph = new LinkedHashMap<>();
    for (int name : places) {
      List<String> before = new ArrayList<>();
      for (int other = 0; other < name; other++) {
        if (random.nextInt(3) == 0) {
          before.add("n" + other);
        }
      }
      graph.put("n" + name, before);
    }
    return graph;
  }

  private static DependencyOrder order(String... namesAndDependencies) {
    return new DependencyOrder(graph(namesAndDependencies));
  }

  private static Map<String, List<String>> graph(String... namesAndDependencies) {
    Map<String, List<String>> graph = new LinkedHashMap<>();
    for (int i = 0; i < namesAndDependencies.length; i += 2) {
      String all = namesAndDependencies[i + 1];
      graph.put(namesAndDependencies[i], all.isEmpty() ? List.of() : List.of(all.split(" ")));
    }
    return graph;
  }
}
