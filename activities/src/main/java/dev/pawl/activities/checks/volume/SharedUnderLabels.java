package dev.pawl.activities.checks.volume;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Ref;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.activities.observe.MovablePods;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import dev.pawl.planner.version.Minor;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.SELinuxOptions;
import io.fabric8.kubernetes.api.model.storage.CSIDriver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Once volumes are mounted with a pod's SELinux label (KEP-1710, feature SELinuxMount), pods that
 * share a volume under different labels can no longer run at once, unless they ask for {@code
 * seLinuxChangePolicy: Recursive}.
 */
final class SharedUnderLabels implements Check {

  @Override
  public About about() {
    return new About(
        "SELINUX-MOUNT",
        "pods that share a volume under different SELinux labels",
        Severity.WARN,
        Owner.WORKLOADS,
        When.ONCE,
        List.of(Readings.PODS, Readings.CLAIMS, Readings.VOLUMES, Readings.CSI_DRIVERS));
  }

  /** The first that may mount so without being told to. */
  private static final Minor FROM = new Minor(1, 36);

  @Override
  public Found look(View view) {
    Set<String> mounting =
        view.read(Readings.CSI_DRIVERS).stream()
            .filter(d -> Boolean.TRUE.equals(d.getSpec().getSeLinuxMount()))
            .map(CSIDriver::getMetadata)
            .map(m -> m.getName())
            .collect(Collectors.toSet());
    Map<String, List<Pod>> byVolume = byVolume(view, mounting);
    if (view.target().minorRelease().compareTo(FROM) < 0) {
      return Found.nothing();
    }
    List<Finding> findings = new ArrayList<>();
    byVolume.forEach(
        (volume, pods) -> {
          if (pods.stream().map(SharedUnderLabels::label).distinct().count() > 1) {
            pods.stream()
                .filter(SharedUnderLabels::byMount)
                .forEach(p -> findings.add(finding(p, volume)));
          }
        });
    return Found.of(findings);
  }

  private static Map<String, List<Pod>> byVolume(View view, Set<String> mounting) {
    Claimed claimed = new Claimed(view);
    Map<String, List<Pod>> byVolume = new HashMap<>();
    for (Pod pod : view.read(Readings.PODS)) {
      if (MovablePods.movable(pod)) {
        claimed.by(pod).stream()
            .filter(v -> mounting.contains(driver(v)))
            .forEach(
                v ->
                    byVolume
                        .computeIfAbsent(v.getMetadata().getName(), n -> new ArrayList<>())
                        .add(pod));
      }
    }
    return byVolume;
  }

  private static String driver(PersistentVolume volume) {
    return volume.getSpec().getCsi() == null ? "" : volume.getSpec().getCsi().getDriver();
  }

  /** Of the pod, or else of its first container that has one; the empty text for none. */
  private static String label(Pod pod) {
    boolean ofPod =
        pod.getSpec().getSecurityContext() != null
            && pod.getSpec().getSecurityContext().getSeLinuxOptions() != null;
    return ofPod
        ? words(pod.getSpec().getSecurityContext().getSeLinuxOptions())
        : pod.getSpec().getContainers().stream()
            .map(Container::getSecurityContext)
            .filter(c -> c != null && c.getSeLinuxOptions() != null)
            .findFirst()
            .map(c -> words(c.getSeLinuxOptions()))
            .orElse("");
  }

  private static String words(SELinuxOptions options) {
    return "%s:%s:%s:%s"
        .formatted(options.getUser(), options.getRole(), options.getType(), options.getLevel());
  }

  private static boolean byMount(Pod pod) {
    return pod.getSpec().getSecurityContext() == null
        || !"Recursive".equals(pod.getSpec().getSecurityContext().getSeLinuxChangePolicy());
  }

  private static Finding finding(Pod pod, String volume) {
    return Finding.warn(
        Ref.of(pod),
        "shares volume %s with pods of another SELinux label, and may not start beside them"
            .formatted(volume),
        "give them one label, or set securityContext.seLinuxChangePolicy: Recursive");
  }
}
