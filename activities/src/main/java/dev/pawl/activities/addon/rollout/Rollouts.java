package dev.pawl.activities.addon.rollout;

import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetStatus;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a workload has rolled out: the rules of {@code kubectl rollout status} (kubectl's {@code
 * pkg/polymorphichelpers/rollout_status.go}); a Job, which it does not know, has to complete.
 */
final class Rollouts {

  private static final RolloutState DONE = new RolloutState.Done();
  private static final RolloutState UNSEEN =
      new RolloutState.Waiting("its controller has not seen the change yet");

  private Rollouts() {}

  static RolloutState of(Deployment d) {
    DeploymentStatus s = d.getStatus();
    if (s == null || behind(d.getMetadata().getGeneration(), s.getObservedGeneration())) {
      return UNSEEN;
    }
    int wanted = d.getSpec().getReplicas() == null ? 1 : d.getSpec().getReplicas();
    int updated = orZero(s.getUpdatedReplicas());
    int all = orZero(s.getReplicas());
    int available = orZero(s.getAvailableReplicas());
    if (updated < wanted) {
      return waiting("%d of %d pods are updated", updated, wanted);
    }
    if (all > updated) {
      return waiting("%d old pods are still ending", all - updated);
    }
    return available < updated
        ? waiting("%d of %d updated pods are available", available, updated)
        : DONE;
  }

  /** Pods of strategy OnDelete are updated by hand: there is nothing to wait for. */
  static RolloutState of(DaemonSet d) {
    if (d.getSpec().getUpdateStrategy() != null
        && "OnDelete".equals(d.getSpec().getUpdateStrategy().getType())) {
      return DONE;
    }
    DaemonSetStatus s = d.getStatus();
    if (s == null || behind(d.getMetadata().getGeneration(), s.getObservedGeneration())) {
      return UNSEEN;
    }
    int wanted = orZero(s.getDesiredNumberScheduled());
    int updated = orZero(s.getUpdatedNumberScheduled());
    int available = orZero(s.getNumberAvailable());
    if (updated < wanted) {
      return waiting("%d of %d pods are updated", updated, wanted);
    }
    return available < wanted
        ? waiting("%d of %d updated pods are available", available, wanted)
        : DONE;
  }

  static RolloutState of(StatefulSet d) {
    boolean byHand =
        d.getSpec().getUpdateStrategy() != null
            && "OnDelete".equals(d.getSpec().getUpdateStrategy().getType());
    if (byHand) {
      return DONE;
    }
    StatefulSetStatus s = d.getStatus();
    if (s == null || behind(d.getMetadata().getGeneration(), s.getObservedGeneration())) {
      return UNSEEN;
    }
    int wanted = d.getSpec().getReplicas() == null ? 1 : d.getSpec().getReplicas();
    int ready = orZero(s.getReadyReplicas());
    if (ready < wanted) {
      return waiting("%d of %d pods are ready", ready, wanted);
    }
    int partition = partition(d);
    int updated = orZero(s.getUpdatedReplicas());
    if (partition > 0) {
      int due = Math.max(0, wanted - partition);
      return updated < due ? waiting("%d of %d pods are updated", updated, due) : DONE;
    }
    return Objects.equals(s.getUpdateRevision(), s.getCurrentRevision())
        ? DONE
        : waiting("%d of %d pods are updated", updated, wanted);
  }

  static RolloutState of(Job job) {
    if (job.getStatus() == null) {
      return UNSEEN;
    }
    if (condition(job, "Complete").isPresent()) {
      return DONE;
    }
    return condition(job, "Failed")
        .<RolloutState>map(c -> new RolloutState.Failed("it has failed: " + said(c)))
        .orElseGet(() -> new RolloutState.Waiting("it has not completed"));
  }

  private static Optional<JobCondition> condition(Job job, String type) {
    List<JobCondition> all = job.getStatus().getConditions();
    return all == null
        ? Optional.empty()
        : all.stream()
            .filter(c -> c.getType().equals(type) && c.getStatus().equals("True"))
            .findFirst();
  }

  private static String said(JobCondition c) {
    return c.getMessage() == null ? String.valueOf(c.getReason()) : c.getMessage();
  }

  private static int partition(StatefulSet d) {
    boolean none =
        d.getSpec().getUpdateStrategy() == null
            || d.getSpec().getUpdateStrategy().getRollingUpdate() == null;
    return none ? 0 : orZero(d.getSpec().getUpdateStrategy().getRollingUpdate().getPartition());
  }

  private static boolean behind(Long generation, Long observed) {
    return generation != null && (observed == null || observed < generation);
  }

  private static RolloutState waiting(String form, int... numbers) {
    Object[] boxed = new Object[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      boxed[i] = numbers[i];
    }
    return new RolloutState.Waiting(form.formatted(boxed));
  }

  private static int orZero(Integer n) {
    return n == null ? 0 : n;
  }
}
