package dev.pawl.activities.checks.version;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.ImageTag;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Ref;
import dev.pawl.activities.checks.SystemPods;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import dev.pawl.planner.version.KubeVersion;
import dev.pawl.planner.version.Minor;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** etcd moves one minor at a time, and its members agree; 3.6 wants a late 3.5 before it. */
final class EtcdVersion implements Check {

  @Override
  public About about() {
    return new About(
        "VER-ETCD",
        "etcd members at versions that do not go together",
        Severity.BLOCK,
        Owner.PLATFORM,
        When.CONTROL_PLANE,
        List.of(Readings.PODS));
  }

  /** The first that a member may go to 3.6 from: release notes of etcd 3.5. */
  private static final KubeVersion BEFORE_3_6 = new KubeVersion(3, 5, 26, "");

  private static final Minor OLD = new Minor(3, 5);

  /** kubeadm brings etcd 3.6 from this release on. */
  private static final Minor WANTS_3_6 = new Minor(1, 34);

  @Override
  public Found look(View view) {
    List<Pod> members = SystemPods.component(view, "etcd");
    if (members.stream().noneMatch(p -> ImageTag.version(p).isPresent())) {
      return Found.unknown(
          Severity.INFO,
          "no etcd runs as a pod here, and its own port is out of reach",
          "let the exec driver's command look at it");
    }
    Set<Minor> minors =
        members.stream()
            .flatMap(p -> ImageTag.version(p).stream())
            .map(KubeVersion::minorRelease)
            .collect(Collectors.toCollection(TreeSet::new));
    return Found.of(members.stream().flatMap(p -> finding(p, minors, view).stream()));
  }

  private static Optional<Finding> finding(Pod member, Set<Minor> minors, View view) {
    KubeVersion version = ImageTag.version(member).orElse(BEFORE_3_6);
    if (minors.size() > 1) {
      return Optional.of(
          Finding.block(
              Ref.of(member),
              "is at %s, and other members are not".formatted(version),
              "bring all members to one minor"));
    }
    boolean tooOld =
        version.minorRelease().equals(OLD)
            && version.compareTo(BEFORE_3_6) < 0
            && view.target().minorRelease().compareTo(WANTS_3_6) >= 0;
    return tooOld
        ? Optional.of(
            Finding.warn(
                Ref.of(member),
                "is at %s; before etcd 3.6 comes %s or later".formatted(version, BEFORE_3_6),
                "bring etcd to the newest 3.5 first"))
        : Optional.empty();
  }
}
