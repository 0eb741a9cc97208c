package dev.pawl.planner.spec;

import java.time.Duration;

/**
 * What a drain waits for beside pods and volumes.
 *
 * @param loadBalancer between the cordon and the first eviction, while load balancers take the node
 *     out; zero for no such wait, and no such mark
 * @param jobs from the cordon on, how long pods of Jobs may run to their end; zero for not at all
 * @param lostPods on an unreachable node, how long after its grace period a pod that does not end
 *     is waited for; null for as long as it takes
 */
public record DrainWaits(Duration loadBalancer, Duration jobs, Duration lostPods) {

  public DrainWaits {
    loadBalancer = loadBalancer == null ? Duration.ZERO : loadBalancer;
    jobs = jobs == null ? Duration.ZERO : jobs;
  }

  public static DrainWaits none() {
    return new DrainWaits(null, null, null);
  }
}
