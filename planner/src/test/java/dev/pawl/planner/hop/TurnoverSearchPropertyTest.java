package dev.pawl.planner.hop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.hop.HopPool.Part;
import dev.pawl.planner.policy.ControlPlaneVersions;
import dev.pawl.planner.policy.DistributedCloudFacts;
import dev.pawl.planner.policy.PoolMove;
import dev.pawl.planner.policy.PoolVersions;
import dev.pawl.planner.policy.ReleaseOrder;
import dev.pawl.planner.policy.VersionPolicies;
import dev.pawl.planner.policy.VersionPolicy;
import dev.pawl.planner.policy.VersionState;
import dev.pawl.planner.version.KubeVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Where the newest version is not always the one that may wait longest. Versions of a random
 * release order make turning over as late as possible a bad rule of thumb; the search must still
 * find the fewest.
 */
class TurnoverSearchPropertyTest {

  @Property(tries = 3_000)
  void shouldFindTheFewestUnderAnyReleaseOrder(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int steps) {
    List<KubeVersion> stops = new ArrayList<>();
    for (int i = 0; i <= steps; i++) {
      stops.add(new KubeVersion(1, 29, i, ""));
    }
    List<KubeVersion> order = new ArrayList<>(stops);
    order.add(new KubeVersion(1, 28, 0, ""));
    Collections.shuffle(order, new Random(seed));
    VersionPolicy policy =
        VersionPolicies.gdc(new DistributedCloudFacts(new ReleaseOrder(order), false));
    KubeVersion origin = new KubeVersion(1, 28, 0, "");

    PoolTurnovers search =
        new PoolTurnovers(policy, new HopPool("a", origin, 1, 1, Part.TURNS_OVER), stops);
    List<Integer> found = search.fewest();

    assertThat(found).hasSize(fewestByTrying(policy, origin, stops));
    KubeVersion kubelet = origin;
    for (int stop : found) {
      assertThat(search.due(kubelet, stop))
          .isInstanceOf(stop == steps ? Due.AtTarget.class : Due.NoLater.class);
      kubelet = stops.get(stop);
    }
  }

  private static int fewestByTrying(
      VersionPolicy policy, KubeVersion origin, List<KubeVersion> stops) {
    int fewest = Integer.MAX_VALUE;
    for (int set = 0; set < 1 << stops.size(); set++) {
      if (works(policy, origin, stops, set)) {
        fewest = Math.min(fewest, Integer.bitCount(set));
      }
    }
    return fewest;
  }

  private static boolean works(
      VersionPolicy policy, KubeVersion origin, List<KubeVersion> stops, int set) {
    KubeVersion kubelet = origin;
    for (int i = 0; i < stops.size(); i++) {
      ControlPlaneVersions at = ControlPlaneVersions.at(stops.get(i));
      if ((set >> i & 1) == 1) {
        if (!policy.pool(PoolMove.drained("a", kubelet, stops.get(i), at)).isEmpty()) {
          return false;
        }
        kubelet = stops.get(i);
      }
      VersionState left = new VersionState(at, List.of(PoolVersions.at("a", kubelet)));
      if (i > 0 && !policy.atRest(left).isEmpty()) {
        return false;
      }
    }
    return kubelet.equals(stops.get(stops.size() - 1));
  }
}
