package dev.pawl.planner.policy;

import dev.pawl.planner.version.KubeVersion;
import java.util.List;
import java.util.stream.Stream;

/** The client is near every apiserver, older or newer. */
record KubectlNear(VersionRule rule, MinorLine line, int most) implements Judge {

  @Override
  public List<Refusal> passing(VersionState state) {
    KubeVersion client = state.kubectl();
    return client == null
        ? List.of()
        : Stream.of(state.controlPlane().oldest(), state.controlPlane().newest())
            .distinct()
            .filter(apiserver -> Math.abs(line.distance(apiserver, client)) > most)
            .map(apiserver -> refusal(client, apiserver))
            .toList();
  }

  private Refusal refusal(KubeVersion client, KubeVersion apiserver) {
    return new Refusal(
        rule,
        "kubectl is at %s, more than %d minor from apiserver %s".formatted(client, most, apiserver),
        "use a kubectl of " + apiserver.minorRelease());
  }
}
