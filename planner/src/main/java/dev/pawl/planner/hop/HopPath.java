package dev.pawl.planner.hop;

import dev.pawl.planner.policy.MinorLine;
import dev.pawl.planner.policy.Refusal;
import dev.pawl.planner.policy.VersionRule;
import dev.pawl.planner.version.KubeVersion;
import dev.pawl.planner.version.Minor;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The versions a control plane goes through.
 *
 * @param stops the version it is at now left out, the target last; empty where it is there already
 */
public record HopPath(List<Stop> stops) implements PathAnswer {

  private static final VersionRule ON_THE_WAY =
      new VersionRule(
          "VIA-ON-THE-WAY",
          "spec.target.via",
          "What an upgrade goes by way of is not newer than its target.");

  public HopPath {
    stops = List.copyOf(stops);
  }

  /**
   * The way from one version to another without an update graph: every minor in between is a stop,
   * its patch open where {@code via} names none. What of {@code via} is behind already is left out,
   * so that an upgrade that broke off can be started again as it was written.
   *
   * @param via versions to stop at, in any order
   */
  public static PathAnswer derive(
      MinorLine line, KubeVersion current, KubeVersion target, List<KubeVersion> via) {
    List<Refusal> refusals =
        via.stream().filter(v -> v.compareTo(target) > 0).map(v -> beyond(v, target)).toList();
    if (!refusals.isEmpty()) {
      return new Refused(refusals, List.of());
    }
    if (current.equals(target)) {
      return new HopPath(List.of());
    }
    TreeSet<KubeVersion> named = new TreeSet<>(via);
    named.removeIf(v -> v.compareTo(current) <= 0);
    named.add(target);
    List<Stop> stops = new ArrayList<>();
    KubeVersion last = current;
    for (KubeVersion next : named) {
      for (Minor open : line.between(last.minorRelease(), next.minorRelease())) {
        stops.add(new Stop.OpenPatch(open));
      }
      stops.add(Stop.at(next));
      last = next;
    }
    return new HopPath(stops);
  }

  /**
   * The way that an update graph has said: there and nowhere else it goes.
   *
   * @param via every stop before the target, in order
   */
  public static HopPath through(KubeVersion current, List<KubeVersion> via, KubeVersion target) {
    return new HopPath(
        current.equals(target)
            ? List.of()
            : Stream.concat(via.stream(), Stream.of(target)).map(Stop::at).toList());
  }

  private static Refusal beyond(KubeVersion via, KubeVersion target) {
    return new Refusal(
        ON_THE_WAY,
        "%s is newer than the target, %s".formatted(via, target),
        "leave it out, or name a newer target");
  }
}
