package dev.pawl.activities.checks.volume;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Ref;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import io.fabric8.kubernetes.api.model.storage.VolumeAttachment;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A VolumeAttachment whose node is gone, or that reports an error: the next pod waits at least six
 * minutes for the volume.
 */
final class StaleAttachments implements Check {

  @Override
  public About about() {
    return new About(
        "PV-STALE-VA",
        "volumes that are not properly attached or detached",
        Severity.WARN,
        Owner.PLATFORM,
        When.POOL_AND_AFTER,
        List.of(Readings.NODES, Readings.ATTACHMENTS));
  }

  @Override
  public Found look(View view) {
    Set<String> nodes =
        view.read(Readings.NODES).stream().map(NodeFacts::name).collect(Collectors.toSet());
    return Found.of(
        view.read(Readings.ATTACHMENTS).stream().flatMap(a -> finding(a, nodes).stream()));
  }

  private static Optional<Finding> finding(VolumeAttachment attachment, Set<String> nodes) {
    String node = attachment.getSpec().getNodeName();
    if (!nodes.contains(node)) {
      return Optional.of(
          Finding.warn(
              Ref.of(attachment),
              "is for node %s, which is gone".formatted(node),
              "see why its CSI driver does not detach; delete it once the volume is free"));
    }
    return error(attachment)
        .map(
            e ->
                Finding.warn(
                    Ref.of(attachment), "reports: " + e, "mend it with the CSI driver's logs"));
  }

  private static Optional<String> error(VolumeAttachment attachment) {
    if (attachment.getStatus() == null) {
      return Optional.empty();
    }
    return Stream.of(
            attachment.getStatus().getAttachError(), attachment.getStatus().getDetachError())
        .filter(Objects::nonNull)
        .map(e -> String.valueOf(e.getMessage()))
        .findFirst();
  }
}
