package dev.pawl.activities.drain;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.storage.VolumeAttachment;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Volumes that are still attached to a drained node. A machine that goes while a volume is attached
 * costs its next pod minutes, or its data: drained is not detached. What pods that stay use
 * (DaemonSets, static ones) is not waited for.
 *
 * <p>Read from the cluster alone, so that a drain that is done again waits for the same.
 */
final class AttachedVolumes {

  private final KubernetesClient client;
  private final String node;

  /** What was attached at the first look; after that only these are asked for, one by one. */
  private List<Block.Attachment> left;

  AttachedVolumes(KubernetesClient client, String node) {
    this.client = client;
    this.node = node;
  }

  /** Those that are still there. */
  List<Block.Attachment> look(Collection<Pod> staying) {
    if (left == null) {
      left = first(staying);
    } else {
      left = left.stream().filter(this::stillThere).toList();
    }
    return left;
  }

  private List<Block.Attachment> first(Collection<Pod> staying) {
    List<VolumeAttachment> attached =
        client.storage().v1().volumeAttachments().list().getItems().stream()
            .filter(a -> node.equals(a.getSpec().getNodeName()))
            .toList();
    if (attached.isEmpty()) {
      return List.of();
    }
    Set<String> used = volumesOf(staying);
    List<Block.Attachment> waitedFor = new ArrayList<>();
    for (VolumeAttachment a : attached) {
      String volume =
          a.getSpec().getSource() == null
              ? null
              : a.getSpec().getSource().getPersistentVolumeName();
      if (volume == null || !used.contains(volume)) {
        String name = a.getMetadata().getName();
        waitedFor.add(new Block.Attachment(name, volume == null ? name : volume));
      }
    }
    return waitedFor;
  }

  private boolean stillThere(Block.Attachment attachment) {
    return client.storage().v1().volumeAttachments().withName(attachment.name()).get() != null;
  }

  private Set<String> volumesOf(Collection<Pod> pods) {
    Set<String> names = new HashSet<>();
    for (Pod pod : pods) {
      for (Volume volume : pod.getSpec().getVolumes()) {
        claimOf(pod.getMetadata(), volume)
            .flatMap(c -> volumeOf(pod.getMetadata().getNamespace(), c))
            .ifPresent(names::add);
      }
    }
    return names;
  }

  /** A generic ephemeral volume has a claim of its own, named after pod and volume. */
  private static Optional<String> claimOf(ObjectMeta pod, Volume volume) {
    if (volume.getPersistentVolumeClaim() != null) {
      return Optional.of(volume.getPersistentVolumeClaim().getClaimName());
    }
    return volume.getEphemeral() == null
        ? Optional.empty()
        : Optional.of(pod.getName() + "-" + volume.getName());
  }

  private Optional<String> volumeOf(String namespace, String claim) {
    PersistentVolumeClaim found =
        client.persistentVolumeClaims().inNamespace(namespace).withName(claim).get();
    return Optional.ofNullable(found)
        .map(PersistentVolumeClaim::getSpec)
        .map(s -> s.getVolumeName())
        .filter(Objects::nonNull);
  }
}
