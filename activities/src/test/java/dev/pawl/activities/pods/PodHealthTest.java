package dev.pawl.activities.pods;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import org.junit.jupiter.api.Test;

class PodHealthTest {

  @Test
  void shouldTakeAReadyPodForHealthyUntilItLeaves() {
    Pod pod =
        pod()
            .editStatus()
            .addNewCondition()
            .withType("Ready")
            .withStatus("True")
            .endCondition()
            .endStatus()
            .build();
    assertThat(PodHealth.of(pod)).isEqualTo(new PodHealth(true, null, false));
    Pod leaving =
        new PodBuilder(pod)
            .editMetadata()
            .withDeletionTimestamp("2026-11-22T10:00:00Z")
            .endMetadata()
            .build();
    assertThat(PodHealth.of(leaving)).isEqualTo(new PodHealth(false, "terminating", false));
  }

  @Test
  void shouldSayThatThereIsNoRoom() {
    Pod pod =
        pod()
            .editStatus()
            .addNewCondition()
            .withType("PodScheduled")
            .withStatus("False")
            .withMessage("0/3 nodes are available: 3 Insufficient cpu.")
            .endCondition()
            .endStatus()
            .build();
    assertThat(PodHealth.of(pod))
        .isEqualTo(
            new PodHealth(
                false, "cannot be scheduled: 0/3 nodes are available: 3 Insufficient cpu.", true));
  }

  @Test
  void shouldSayThatAnImageCannotBePulled() {
    assertThat(PodHealth.of(waiting("ImagePullBackOff")))
        .isEqualTo(new PodHealth(false, "image app:v9 cannot be pulled (ImagePullBackOff)", true));
  }

  @Test
  void shouldSayThatAContainerCrashes() {
    assertThat(PodHealth.of(waiting("CrashLoopBackOff")).trouble())
        .isEqualTo("container main keeps crashing (CrashLoopBackOff)");
  }

  @Test
  void shouldNotTakeAStartForTrouble() {
    assertThat(PodHealth.of(waiting("ContainerCreating")))
        .isEqualTo(new PodHealth(false, "is starting", false));
  }

  @Test
  void shouldNameTheContainerWhoseProbeFails() {
    Pod pod =
        pod()
            .editStatus()
            .withPhase("Running")
            .addNewContainerStatus()
            .withName("main")
            .withReady(false)
            .withNewState()
            .withNewRunning()
            .endRunning()
            .endState()
            .endContainerStatus()
            .endStatus()
            .build();
    assertThat(PodHealth.of(pod).trouble())
        .isEqualTo("runs, but is not ready: probe of container main");
  }

  private static PodBuilder pod() {
    return new PodBuilder()
        .withNewMetadata()
        .withName("p")
        .endMetadata()
        .withNewStatus()
        .withPhase("Pending")
        .endStatus();
  }

  private static Pod waiting(String reason) {
    return pod()
        .editStatus()
        .addNewContainerStatus()
        .withName("main")
        .withImage("app:v9")
        .withNewState()
        .withNewWaiting()
        .withReason(reason)
        .endWaiting()
        .endState()
        .endContainerStatus()
        .endStatus()
        .build();
  }
}
