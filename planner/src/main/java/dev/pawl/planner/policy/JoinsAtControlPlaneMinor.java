package dev.pawl.planner.policy;

import dev.pawl.planner.version.KubeVersion;
import java.util.List;

/** New machines join by kubeadm, which knows the minor of the control plane only. */
record JoinsAtControlPlaneMinor(VersionRule rule, MinorLine line) implements Judge {

  @Override
  public List<Refusal> pool(PoolMove move) {
    KubeVersion newest = move.controlPlane().newest();
    return line.distance(move.to(), newest) == 0
        ? List.of()
        : List.of(
            new Refusal(
                rule,
                "machines of pool %s would join at %s a control plane at %s"
                    .formatted(move.pool(), move.to(), newest),
                "turn the pool over to a version of " + newest.minorRelease()));
  }
}
