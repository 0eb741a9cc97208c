package dev.pawl.activities.checks.workload;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Ref;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import dev.pawl.planner.version.Minor;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.List;

/** From 1.37 on a static pod may not refer to Secrets or ConfigMaps. */
final class StaticPodReferences implements Check {

  @Override
  public About about() {
    return new About(
        "STATICPOD-REF",
        "static pods that refer to Secrets or ConfigMaps",
        Severity.BLOCK,
        Owner.PLATFORM,
        When.ONCE,
        List.of(Readings.PODS));
  }

  private static final Minor FORBIDDEN = new Minor(1, 37);
  private static final String MIRROR = "kubernetes.io/config.mirror";

  @Override
  public Found look(View view) {
    List<Pod> pods = view.read(Readings.PODS);
    if (view.target().minorRelease().compareTo(FORBIDDEN) < 0) {
      return Found.nothing();
    }
    return Found.of(
        pods.stream()
            .filter(
                p ->
                    p.getMetadata().getAnnotations() != null
                        && p.getMetadata().getAnnotations().containsKey(MIRROR))
            .filter(p -> p.getSpec().getVolumes().stream().anyMatch(StaticPodReferences::refers))
            .map(
                p ->
                    Finding.block(
                        Ref.of(p),
                        "is a static pod and refers to a Secret or ConfigMap, which %s forbids"
                            .formatted(FORBIDDEN),
                        "put the files on the host and mount them by hostPath")));
  }

  private static boolean refers(Volume volume) {
    return volume.getSecret() != null || volume.getConfigMap() != null;
  }
}
