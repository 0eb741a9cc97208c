package dev.pawl.activities.addon.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import org.junit.jupiter.api.Test;

class RolloutsTest {

  private static final RolloutState DONE = new RolloutState.Done();

  @Test
  void shouldFollowADeploymentStepByStep() {
    assertThat(Rollouts.of(deployment(1, 3, 3, 3, 3)))
        .isEqualTo(waiting("its controller has not seen the change yet"));
    assertThat(Rollouts.of(deployment(2, 3, 1, 3, 3)))
        .isEqualTo(waiting("1 of 3 pods are updated"));
    assertThat(Rollouts.of(deployment(2, 3, 3, 4, 3)))
        .isEqualTo(waiting("1 old pods are still ending"));
    assertThat(Rollouts.of(deployment(2, 3, 3, 3, 2)))
        .isEqualTo(waiting("2 of 3 updated pods are available"));
    assertThat(Rollouts.of(deployment(2, 3, 3, 3, 3))).isEqualTo(DONE);
  }

  @Test
  void shouldFollowADaemonSetUnlessItIsUpdatedByHand() {
    DaemonSetBuilder set =
        new DaemonSetBuilder()
            .withNewMetadata()
            .withGeneration(2L)
            .endMetadata()
            .withNewSpec()
            .endSpec()
            .withNewStatus()
            .withObservedGeneration(2L)
            .withDesiredNumberScheduled(5)
            .withUpdatedNumberScheduled(5)
            .withNumberAvailable(4)
            .endStatus();
    assertThat(Rollouts.of(set.build())).isEqualTo(waiting("4 of 5 updated pods are available"));
    assertThat(Rollouts.of(set.editStatus().withUpdatedNumberScheduled(2).endStatus().build()))
        .isEqualTo(waiting("2 of 5 pods are updated"));
    assertThat(
            Rollouts.of(
                set.editSpec()
                    .withNewUpdateStrategy()
                    .withType("OnDelete")
                    .endUpdateStrategy()
                    .endSpec()
                    .build()))
        .isEqualTo(DONE);
  }

  @Test
  void shouldFollowAStatefulSetAndItsPartition() {
    assertThat(Rollouts.of(set(0, 2, 3, "a"))).isEqualTo(waiting("2 of 3 pods are ready"));
    assertThat(Rollouts.of(set(0, 3, 1, "a"))).isEqualTo(waiting("1 of 3 pods are updated"));
    assertThat(Rollouts.of(set(0, 3, 3, "b"))).isEqualTo(DONE);
    assertThat(Rollouts.of(set(2, 3, 0, "a"))).isEqualTo(waiting("0 of 1 pods are updated"));
    assertThat(Rollouts.of(set(2, 3, 1, "a"))).isEqualTo(DONE);
  }

  @Test
  void shouldWaitForAJobToCompleteAndSeeItFail() {
    assertThat(Rollouts.of(job(null))).isEqualTo(waiting("it has not completed"));
    assertThat(Rollouts.of(job("Complete"))).isEqualTo(DONE);
    assertThat(Rollouts.of(job("Failed")))
        .isEqualTo(new RolloutState.Failed("it has failed: because"));
  }

  private static RolloutState waiting(String why) {
    return new RolloutState.Waiting(why);
  }

  private static Deployment deployment(
      long observed, int wanted, int updated, int all, int available) {
    return new DeploymentBuilder()
        .withNewMetadata()
        .withGeneration(2L)
        .endMetadata()
        .withNewSpec()
        .withReplicas(wanted)
        .endSpec()
        .withNewStatus()
        .withObservedGeneration(observed)
        .withUpdatedReplicas(updated)
        .withReplicas(all)
        .withAvailableReplicas(available)
        .endStatus()
        .build();
  }

  private static StatefulSet set(int partition, int ready, int updated, String current) {
    return new StatefulSetBuilder()
        .withNewMetadata()
        .withGeneration(1L)
        .endMetadata()
        .withNewSpec()
        .withReplicas(3)
        .withNewUpdateStrategy()
        .withType("RollingUpdate")
        .withNewRollingUpdate()
        .withPartition(partition)
        .endRollingUpdate()
        .endUpdateStrategy()
        .endSpec()
        .withNewStatus()
        .withObservedGeneration(1L)
        .withReadyReplicas(ready)
        .withUpdatedReplicas(updated)
        .withCurrentRevision(current)
        .withUpdateRevision("b")
        .endStatus()
        .build();
  }

  private static Job job(String condition) {
    JobBuilder job = new JobBuilder().withNewStatus().endStatus();
    return condition == null
        ? job.build()
        : job.editStatus()
            .addNewCondition()
            .withType(condition)
            .withStatus("True")
            .withMessage("because")
            .endCondition()
            .endStatus()
            .build();
  }
}
