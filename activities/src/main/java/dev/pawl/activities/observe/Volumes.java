package dev.pawl.activities.observe;

import dev.pawl.planner.capacity.NodeCapacity;
import dev.pawl.planner.capacity.VolumeReach;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * From which nodes the volumes of a pod can be reached, by the node affinity of its
 * PersistentVolumes. Looked at only where a pod has a claim; nothing is said of a volume whose
 * affinity is more than a list of values, or that may not be read.
 */
final class Volumes {

  /**
   * Claims and volumes of a cluster.
   *
   * @param claims none where they may not be read; so the volumes
   */
  record Seen(List<PersistentVolumeClaim> claims, List<PersistentVolume> volumes) {}

  private final Supplier<Seen> look;
  private Map<String, List<VolumeReach>> byClaim;

  Volumes(Supplier<Seen> look) {
    this.look = look;
  }

  List<VolumeReach> of(Pod pod) {
    List<VolumeReach> reaches = new ArrayList<>();
    Lists.orNone(pod.getSpec().getVolumes()).stream()
        .filter(v -> v.getPersistentVolumeClaim() != null)
        .map(
            v ->
                pod.getMetadata().getNamespace()
                    + "/"
                    + v.getPersistentVolumeClaim().getClaimName())
        .forEach(claim -> reaches.addAll(byClaim().getOrDefault(claim, List.of())));
    return reaches;
  }

  private Map<String, List<VolumeReach>> byClaim() {
    if (byClaim == null) {
      Seen seen = look.get();
      Map<String, List<VolumeReach>> byVolume = new HashMap<>();
      seen.volumes().forEach(v -> byVolume.put(v.getMetadata().getName(), reach(v)));
      byClaim = new HashMap<>();
      for (PersistentVolumeClaim claim : seen.claims()) {
        String name = claim.getMetadata().getNamespace() + "/" + claim.getMetadata().getName();
        byClaim.put(name, byVolume.getOrDefault(claim.getSpec().getVolumeName(), List.of()));
      }
    }
    return byClaim;
  }

  static List<VolumeReach> reach(PersistentVolume volume) {
    boolean anywhere =
        volume.getSpec().getNodeAffinity() == null
            || volume.getSpec().getNodeAffinity().getRequired() == null;
    List<NodeSelectorTerm> terms =
        anywhere
            ? List.of()
            : Lists.orNone(volume.getSpec().getNodeAffinity().getRequired().getNodeSelectorTerms());
    if (terms.size() != 1) {
      return List.of();
    }
    List<NodeSelectorRequirement> all = Lists.orNone(terms.get(0).getMatchExpressions());
    return all.stream().filter(r -> "In".equals(r.getOperator())).map(Volumes::reach).toList();
  }

  private static VolumeReach reach(NodeSelectorRequirement r) {
    return r.getKey().equals(NodeCapacity.HOSTNAME) && r.getValues().size() == 1
        ? new VolumeReach.OneNode(r.getValues().get(0))
        : new VolumeReach.Zones(r.getKey(), new HashSet<>(r.getValues()));
  }
}
