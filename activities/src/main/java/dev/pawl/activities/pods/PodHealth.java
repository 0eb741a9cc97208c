package dev.pawl.activities.pods;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How a pod is, from its conditions and its containers' states.
 *
 * @param ready whether its Ready condition is true and it is not on its way out
 * @param trouble what keeps it from being ready, in a few words; null where it is
 * @param stuck whether the trouble will hardly pass by waiting: an image that cannot be pulled, a
 *     crash loop, no room
 */
public record PodHealth(boolean ready, String trouble, boolean stuck) {

  /** Reasons of a waiting container that a start in progress does not have. */
  private static final Set<String> PASSING = Set.of("ContainerCreating", "PodInitializing");

  private static final int MOST_WORDS = 200;

  public static PodHealth of(Pod pod) {
    if (pod.getMetadata().getDeletionTimestamp() != null) {
      return new PodHealth(false, "terminating", false);
    }
    if (condition(pod, "Ready").filter(c -> c.getStatus().equals("True")).isPresent()) {
      return new PodHealth(true, null, false);
    }
    Optional<String> hopeless = unschedulable(pod).or(() -> container(pod));
    return hopeless
        .map(why -> new PodHealth(false, shorten(why), true))
        .orElseGet(() -> new PodHealth(false, shorten(slow(pod)), false));
  }

  /** Whether the scheduler has said that no node has room for it. */
  public static boolean withoutRoom(Pod pod) {
    return unschedulable(pod).isPresent();
  }

  private static Optional<String> unschedulable(Pod pod) {
    return condition(pod, "PodScheduled")
        .filter(c -> c.getStatus().equals("False"))
        .map(c -> "cannot be scheduled" + after(c.getMessage()));
  }

  private static Optional<String> container(Pod pod) {
    return statuses(pod).flatMap(s -> trouble(s).stream()).findFirst();
  }

  private static Optional<String> trouble(ContainerStatus status) {
    ContainerState state = status.getState();
    if (state == null || state.getWaiting() == null || state.getWaiting().getReason() == null) {
      return Optional.empty();
    }
    String reason = state.getWaiting().getReason();
    if (PASSING.contains(reason)) {
      return Optional.empty();
    }
    return Optional.of(
        switch (reason) {
          case "ImagePullBackOff", "ErrImagePull", "InvalidImageName", "ErrImageNeverPull" ->
              "image " + status.getImage() + " cannot be pulled (" + reason + ")";
          case "CrashLoopBackOff" ->
              "container " + status.getName() + " keeps crashing" + lastExit(status);
          default ->
              "container "
                  + status.getName()
                  + ": "
                  + reason
                  + after(state.getWaiting().getMessage());
        });
  }

  private static String lastExit(ContainerStatus status) {
    ContainerState last = status.getLastState();
    return last == null || last.getTerminated() == null
        ? " (CrashLoopBackOff)"
        : " (CrashLoopBackOff, exit code " + last.getTerminated().getExitCode() + ")";
  }

  private static String slow(Pod pod) {
    boolean running = pod.getStatus() != null && "Running".equals(pod.getStatus().getPhase());
    String probes =
        String.join(
            ", ",
            statuses(pod)
                .filter(s -> s.getState() != null && s.getState().getRunning() != null)
                .filter(s -> !Boolean.TRUE.equals(s.getReady()))
                .map(ContainerStatus::getName)
                .toList());
    if (!probes.isEmpty()) {
      return "runs, but is not ready: probe of container " + probes;
    }
    return running ? "runs, but is not ready" : "is starting";
  }

  private static Stream<ContainerStatus> statuses(Pod pod) {
    return pod.getStatus() == null
        ? Stream.empty()
        : Stream.concat(
            orEmpty(pod.getStatus().getInitContainerStatuses()),
            orEmpty(pod.getStatus().getContainerStatuses()));
  }

  private static Stream<ContainerStatus> orEmpty(List<ContainerStatus> statuses) {
    return statuses == null ? Stream.empty() : statuses.stream();
  }

  private static Optional<PodCondition> condition(Pod pod, String type) {
    return pod.getStatus() == null || pod.getStatus().getConditions() == null
        ? Optional.empty()
        : pod.getStatus().getConditions().stream().filter(c -> c.getType().equals(type)).findAny();
  }

  private static String after(String message) {
    return message == null || message.isBlank() ? "" : ": " + message.strip();
  }

  private static String shorten(String text) {
    return text.length() <= MOST_WORDS ? text : text.substring(0, MOST_WORDS) + "…";
  }
}
