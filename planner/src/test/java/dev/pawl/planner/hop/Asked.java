package dev.pawl.planner.hop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.hop.Hop.AddonMove;
import dev.pawl.planner.hop.HopPool.Part;
import dev.pawl.planner.policy.VersionPolicies;
import dev.pawl.planner.policy.VersionPolicy;
import dev.pawl.planner.version.KubeVersion;
import dev.pawl.planner.version.Minor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Short ways to ask for hops, and to write down an answer. */
record Asked(
    VersionPolicy policy,
    KubeVersion current,
    HopPath path,
    List<HopPool> pools,
    List<HopAddon> addons) {

  /** An upgrade from one version to another by way of others, separated by blanks. */
  static Asked upgrade(VersionPolicy policy, String current, String target, String via) {
    HopPath path = (HopPath) HopPath.derive(policy.line(), v(current), v(target), versions(via));
    return new Asked(policy, v(current), path, List.of(), List.of());
  }

  static Asked upgrade(String current, String target, String via) {
    return upgrade(VersionPolicies.upstream(), current, target, via);
  }

  static KubeVersion v(String version) {
    return KubeVersion.parse(version);
  }

  static List<KubeVersion> versions(String written) {
    return Arrays.stream(written.split(" ")).filter(s -> !s.isEmpty()).map(Asked::v).toList();
  }

  static MinorRange range(String oldest, String newest) {
    return new MinorRange(
        oldest.isEmpty() ? null : Minor.parse(oldest),
        newest.isEmpty() ? null : Minor.parse(newest));
  }

  Asked pool(String name, String kubelet) {
    return with(new HopPool(name, v(kubelet), 10, 100, Part.TURNS_OVER));
  }

  Asked leaving(String name, String kubelet) {
    return with(new HopPool(name, v(kubelet), 10, 100, Part.LEFT_ALONE));
  }

  Asked addon(HopAddon addon) {
    List<HopAddon> more = new ArrayList<>(addons);
    more.add(addon);
    return new Asked(policy, current, path, pools, more);
  }

  private Asked with(HopPool pool) {
    List<HopPool> more = new ArrayList<>(pools);
    more.add(pool);
    return new Asked(policy, current, path, more, addons);
  }

  HopAnswer answer() {
    return HopPlanner.plan(new HopQuestion(policy, current, path, pools, addons));
  }

  Hops hops() {
    assertThat(answer()).isInstanceOf(Hops.class);
    return (Hops) answer();
  }

  /** Each refusal as a person reads it. */
  List<String> refusals() {
    assertThat(answer()).isInstanceOf(Refused.class);
    Refused refused = (Refused) answer();
    return Stream.concat(
            refused.refusals().stream(), refused.addons().stream().map(AddonRefusal::refusal))
        .map(Object::toString)
        .toList();
  }

  /** Each hop in a line. */
  static List<String> lines(Hops hops) {
    return hops.hops().stream().map(Asked::line).toList();
  }

  private static String line(Hop hop) {
    String turns =
        hop.pools().stream()
            .map(t -> ", %s %s to %s".formatted(t.pool(), t.from(), t.to()))
            .collect(Collectors.joining());
    return names(hop.addonsBefore(), "", " first, ")
        + hop.from()
        + " to "
        + hop.to()
        + names(hop.addonsAfter(), ", then ", "")
        + turns;
  }

  private static String names(List<AddonMove> moves, String before, String after) {
    return moves.isEmpty()
        ? ""
        : moves.stream().map(AddonMove::addon).collect(Collectors.joining(" ", before, after));
  }
}
