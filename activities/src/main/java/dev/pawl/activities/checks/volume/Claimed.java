package dev.pawl.activities.checks.volume;

import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.View;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Which PersistentVolumes a pod uses. */
final class Claimed {

  private final Map<String, PersistentVolume> byClaim = new HashMap<>();

  Claimed(View view) {
    Map<String, PersistentVolume> byName = new HashMap<>();
    view.read(Readings.VOLUMES).forEach(v -> byName.put(v.getMetadata().getName(), v));
    for (PersistentVolumeClaim claim : view.read(Readings.CLAIMS)) {
      PersistentVolume volume = byName.get(claim.getSpec().getVolumeName());
      if (volume != null) {
        byClaim.put(
            claim.getMetadata().getNamespace() + "/" + claim.getMetadata().getName(), volume);
      }
    }
  }

  List<PersistentVolume> by(Pod pod) {
    return pod.getSpec().getVolumes().stream()
        .filter(v -> v.getPersistentVolumeClaim() != null)
        .map(
            v ->
                byClaim.get(
                    pod.getMetadata().getNamespace()
                        + "/"
                        + v.getPersistentVolumeClaim().getClaimName()))
        .filter(Objects::nonNull)
        .toList();
  }
}
