package dev.pawl.activities.checks.controlplane;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Ref;
import dev.pawl.activities.checks.SystemPods;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.activities.pods.PodHealth;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;

/**
 * etcd loses its quorum when one member more is missing than it can do without. Seen by its pods;
 * its own port is out of reach.
 */
final class EtcdMembers implements Check {

  @Override
  public About about() {
    return new About(
        "ETCD-HEALTH",
        "etcd members that are missing",
        Severity.BLOCK,
        Owner.PLATFORM,
        When.CONTROL_PLANE,
        List.of(Readings.PODS));
  }

  @Override
  public Found look(View view) {
    List<Pod> members = SystemPods.component(view, "etcd");
    if (members.isEmpty()) {
      return Found.unknown(
          Severity.INFO,
          "no etcd runs as a pod here, and its own port is out of reach",
          "let the exec driver's command ask etcdctl endpoint health");
    }
    Found sick =
        Found.of(
            members.stream()
                .filter(p -> !PodHealth.of(p).ready())
                .map(
                    p ->
                        Finding.block(
                            Ref.of(p),
                            "is not ready: " + PodHealth.of(p).trouble(),
                            "mend this member first: the next one that goes costs the quorum")));
    return members.size() % 2 == 1
        ? sick
        : sick.and(
            Found.of(
                List.of(
                    Finding.warn(
                        Ref.of(members.get(0)),
                        "is one of %d members: an even number bears no more losses than one less"
                            .formatted(members.size()),
                        "add or remove a member"))));
  }
}
