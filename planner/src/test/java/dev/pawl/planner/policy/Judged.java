package dev.pawl.planner.policy;

import dev.pawl.planner.version.KubeVersion;
import java.util.Arrays;
import java.util.List;

/** Short ways to say what is judged. */
final class Judged {

  private Judged() {}

  static KubeVersion v(String version) {
    return KubeVersion.parse(version);
  }

  /** The ids of the rules that refuse, in order. */
  static List<String> ids(List<Refusal> refusals) {
    return refusals.stream().map(r -> r.rule().id()).toList();
  }

  /** Ids as a table writes them: separated by blanks, or a dash for none. */
  static List<String> written(String ids) {
    return ids.equals("-") ? List.of() : Arrays.asList(ids.split(" "));
  }

  static VersionState cluster(ControlPlaneVersions controlPlane, PoolVersions... pools) {
    return new VersionState(controlPlane, List.of(pools));
  }

  static VersionState under(String controlPlane, String kubelet) {
    return cluster(
        ControlPlaneVersions.at(v(controlPlane)), PoolVersions.at("workers", v(kubelet)));
  }

  /** A move of drained nodes. */
  static PoolMove move(String from, String to, String controlPlane) {
    return PoolMove.drained("workers", v(from), v(to), ControlPlaneVersions.at(v(controlPlane)));
  }
}
