package dev.pawl.activities.checks.workload;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Turning;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.activities.checks.Workload;
import dev.pawl.activities.checks.Workloads;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import io.fabric8.kubernetes.api.model.Container;
import java.util.List;
import java.util.Optional;

/**
 * A new node has no image yet: what is pulled there may be another one than runs now, or not be
 * there at all.
 */
final class ImagePulls implements Check {

  @Override
  public About about() {
    return new About(
        "IMG-PULL",
        "images that a new node may not have, or have in another form",
        Severity.WARN,
        Owner.WORKLOADS,
        When.ONCE,
        List.of(Readings.NODES, Readings.PODS));
  }

  @Override
  public Found look(View view) {
    return Found.of(
        Workloads.of(Turning.pods(view, pool -> !pool.inPlace())).stream()
            .flatMap(w -> finding(w).stream()));
  }

  /** One of a workload is enough. */
  private static Optional<Finding> finding(Workload workload) {
    return workload.sample().getSpec().getContainers().stream()
        .flatMap(c -> finding(workload, c).stream())
        .findFirst();
  }

  private static Optional<Finding> finding(Workload workload, Container container) {
    String image = container.getImage();
    if (image != null && "Never".equals(container.getImagePullPolicy())) {
      return Optional.of(
          Finding.warn(
              workload.object(),
              "never pulls %s (imagePullPolicy: Never): a new node does not have it"
                  .formatted(image),
              "put the image into a registry, or into the new nodes' machine image"));
    }
    return image != null && floating(image)
        ? Optional.of(
            Finding.warn(
                workload.object(),
                "runs %s, which may be another image by the time that it moves".formatted(image),
                "name a version or a digest"))
        : Optional.empty();
  }

  /** No digest; and no tag, or {@code latest}. */
  private static boolean floating(String image) {
    String name = image.substring(image.lastIndexOf('/') + 1);
    return !name.contains("@") && (!name.contains(":") || name.endsWith(":latest"));
  }
}
