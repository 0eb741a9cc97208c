package dev.pawl.planner.hop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.hop.Hop.PoolTurn;
import dev.pawl.planner.hop.HopPool.Part;
import dev.pawl.planner.policy.VersionPolicies;
import dev.pawl.planner.version.KubeVersion;
import dev.pawl.planner.version.Minor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/**
 * What every plan keeps under the policy of Kubernetes, checked by another reading of that policy
 * ({@link #inSkew}) and by trying every set of stops a pool could turn over at.
 */
class HopPropertyTest {

  @Property(tries = 10_000)
  void shouldKeepThePolicyAndTurnOverAsSeldomAsCanBe(@ForAll("cases") Asked asked) {
    List<KubeVersion> stops = stops(asked);
    boolean possible =
        asked.pools().stream().allMatch(pool -> fewestByTrying(pool, stops) < Integer.MAX_VALUE);
    Statistics.label("plan").collect(possible);

    HopAnswer answer = asked.answer();

    if (answer instanceof Hops hops) {
      assertThat(possible).isTrue();
      walk(asked, hops);
      for (HopPool pool : asked.pools()) {
        assertThat(hops.turnovers(pool.name()))
            .as(pool.toString())
            .isEqualTo(fewestByTrying(pool, stops));
      }
      savings(asked, hops);
    } else {
      assertThat(possible).isFalse();
    }
  }

  /** Goes through the plan and looks at every instant: while apiservers and kubelets are mixed. */
  private static void walk(Asked asked, Hops hops) {
    Map<String, KubeVersion> kubelets = new HashMap<>();
    asked.pools().forEach(p -> kubelets.put(p.name(), p.oldestKubelet()));
    Stop at = Stop.at(asked.current());
    for (Hop hop : hops.hops()) {
      assertThat(hop.from()).isEqualTo(at);
      KubeVersion from = hop.from().version();
      KubeVersion to = hop.to().version();
      assertThat(to).isGreaterThanOrEqualTo(from);
      assertThat(to.minor() - from.minor()).isBetween(0, 1);
      if (hop.movesControlPlane()) {
        kubelets
            .values()
            .forEach(k -> assertThat(inSkew(k, from, to)).as("%s %s", k, hop).isTrue());
      }
      for (PoolTurn turn : hop.pools()) {
        assertThat(turn.from().version()).isEqualTo(kubelets.get(turn.pool()));
        assertThat(turn.to()).isEqualTo(hop.to());
        assertThat(turn.to().version()).isGreaterThan(turn.from().version());
        assertThat(inSkew(turn.to().version(), to, to)).isTrue();
        kubelets.put(turn.pool(), turn.to().version());
      }
      at = hop.to();
    }
    KubeVersion target = at.version();
    assertThat(at).isEqualTo(hops.target());
    assertThat(target).isEqualTo(stops(asked).get(stops(asked).size() - 1));
    assertThat(kubelets.values()).allSatisfy(k -> assertThat(k).isGreaterThanOrEqualTo(target));
    onlyWhenForced(hops);
    dueWithAReason(hops);
  }

  private static void dueWithAReason(Hops hops) {
    for (Hop hop : hops.hops()) {
      assertThat(hop.pools())
          .allSatisfy(
              turn ->
                  assertThat(turn.due() instanceof Due.AtTarget)
                      .as("%s in %s", turn, hop)
                      .isEqualTo(hop.to().equals(hops.target())));
    }
  }

  /** Before the last hop a pool turns over only if the next control plane would leave it behind. */
  private static void onlyWhenForced(Hops hops) {
    for (int i = 0; i < hops.hops().size() - 1; i++) {
      Hop next = hops.hops().get(i + 1);
      assertThat(hops.hops().get(i).pools())
          .allSatisfy(
              turn ->
                  assertThat(
                          inSkew(turn.from().version(), next.from().version(), next.to().version()))
                      .as("%s before %s", turn, next)
                      .isFalse());
    }
  }

  private static void savings(Asked asked, Hops hops) {
    long everyHop = 0;
    long planned = 0;
    for (HopPool pool : asked.pools()) {
      long behind =
          hops.hops().stream()
              .filter(hop -> hop.to().version().compareTo(pool.oldestKubelet()) > 0)
              .count();
      everyHop += behind * pool.movablePods();
      planned += (long) hops.turnovers(pool.name()) * pool.movablePods();
    }
    assertThat(hops.planned().podMoves()).isEqualTo(planned);
    assertThat(hops.saved().podMoves()).isEqualTo(everyHop - planned).isNotNegative();
  }

  /**
   * Whether a kubelet may stand beside apiservers of which some are at the one, some at the other.
   */
  private static boolean inSkew(KubeVersion kubelet, KubeVersion oldest, KubeVersion newest) {
    int allowed = kubelet.minor() < 25 ? 2 : 3;
    return kubelet.minor() <= oldest.minor() && newest.minor() - kubelet.minor() <= allowed;
  }

  private static int fewestByTrying(HopPool pool, List<KubeVersion> stops) {
    int fewest = Integer.MAX_VALUE;
    for (int set = 0; set < 1 << stops.size(); set++) {
      if (works(pool.oldestKubelet(), stops, set)) {
        fewest = Math.min(fewest, Integer.bitCount(set));
      }
    }
    return fewest;
  }

  /**
   * @param set bit i: the pool turns over at stop i
   */
  private static boolean works(KubeVersion origin, List<KubeVersion> stops, int set) {
    KubeVersion kubelet = origin;
    for (int i = 0; i < stops.size(); i++) {
      if (i > 0 && !inSkew(kubelet, stops.get(i - 1), stops.get(i))) {
        return false;
      }
      if ((set >> i & 1) == 1) {
        if (stops.get(i).compareTo(kubelet) <= 0) {
          return false;
        }
        kubelet = stops.get(i);
      }
    }
    KubeVersion target = stops.get(stops.size() - 1);
    return kubelet.compareTo(target) >= 0 && inSkew(kubelet, target, target);
  }

  private static List<KubeVersion> stops(Asked asked) {
    List<KubeVersion> stops = new ArrayList<>(List.of(asked.current()));
    asked.path().stops().forEach(s -> stops.add(s.version()));
    return stops;
  }

  /**
   * Up to six steps of a patch or a minor, some open; pools behind, beside, and now and then ahead.
   */
  @Provide
  Arbitrary<Asked> cases() {
    Arbitrary<KubeVersion> current = version(Arbitraries.integers().between(20, 36));
    Arbitrary<List<String>> steps =
        Arbitraries.of("patch", "minor", "minor", "open").list().ofMaxSize(6);
    Arbitrary<int[]> pool =
        Combinators.combine(
                Arbitraries.frequency(
                    Tuple.of(6, 0),
                    Tuple.of(4, 1),
                    Tuple.of(4, 2),
                    Tuple.of(3, 3),
                    Tuple.of(1, 4),
                    Tuple.of(1, -1)),
                Arbitraries.integers().between(0, 4),
                Arbitraries.integers().between(1, 50),
                Arbitraries.integers().between(0, 500))
            .as((behind, patch, nodes, pods) -> new int[] {behind, patch, nodes, pods});
    return Combinators.combine(current, steps, pool.list().ofMaxSize(3)).as(HopPropertyTest::asked);
  }

  private static Asked asked(KubeVersion current, List<String> steps, List<int[]> pools) {
    List<Stop> stops = new ArrayList<>();
    KubeVersion at = current;
    for (String step : steps) {
      Stop stop =
          switch (step) {
            case "patch" -> Stop.at(new KubeVersion(1, at.minor(), at.patch() + 1, ""));
            case "minor" -> Stop.at(new KubeVersion(1, at.minor() + 1, 2, ""));
            default -> new Stop.OpenPatch(new Minor(1, at.minor() + 1));
          };
      stops.add(stop);
      at = stop.version();
    }
    List<HopPool> hopPools = new ArrayList<>();
    for (int[] p : pools) {
      KubeVersion kubelet = new KubeVersion(1, current.minor() - p[0], p[1], "");
      hopPools.add(new HopPool("pool" + hopPools.size(), kubelet, p[2], p[3], Part.TURNS_OVER));
    }
    return new Asked(VersionPolicies.upstream(), current, new HopPath(stops), hopPools, List.of());
  }

  private static Arbitrary<KubeVersion> version(Arbitrary<Integer> minor) {
    return Combinators.combine(minor, Arbitraries.integers().between(0, 4))
        .as((m, patch) -> new KubeVersion(1, m, patch, ""));
  }
}
