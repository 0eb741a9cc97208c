package dev.pawl.planner.capacity.drain;

import dev.pawl.planner.capacity.ClusterCapacity;
import java.util.Set;

/**
 * Would each pod have a place while nodes are drained? A simulation of the scheduler over the
 * requests, pod numbers, selectors, affinities, taints, spread constraints, host ports and zonal
 * volumes that were observed (check CAP-SURGE).
 *
 * <p>Nodes are drained in batches of surge + unavailable:
 *
 * <ol>
 *   <li>for the first {@code surge} nodes of the batch, machines like them join;
 *   <li>all nodes of the batch are closed;
 *   <li>node by node, its pods leave together, and look for a place: by priority, then the largest
 *       first, then by name. Nodes that are not to be drained any more come first (the others carry
 *       {@code pawl.dev/outdated:PreferNoSchedule}), then those with the most room left;
 *   <li>the nodes go, or are open again where machines are kept, and the other machines join;
 *   <li>pods that found no place try the nodes just opened.
 * </ol>
 *
 * <p>It never puts a pod where a filter says no. It errs on the side of "no place" in that it does
 * not preempt, does not add nodes as an autoscaler would, and closes a whole batch at once. It errs
 * on the side of "fits" in that the largest pods go first, budgets do not hold pods back, pods that
 * wait for a place already are not counted, and attach limits, resource claims, quotas and
 * scheduler plugins are not known to it. The order is the simulation's own, so that a cluster with
 * hardly any room may turn out either way.
 */
public final class DrainSimulation {

  /** More findings than that help nobody. */
  static final int MOST_FINDINGS = 1000;

  private DrainSimulation() {}

  /**
   * What becomes of the pods of a rollout.
   *
   * @throws IllegalArgumentException where the rollout names a node that is not in the cluster
   */
  public static DrainOutcome of(ClusterCapacity cluster, Rollout rollout) {
    return of(cluster, rollout, Trace.NONE);
  }

  static DrainOutcome of(ClusterCapacity cluster, Rollout rollout, Trace trace) {
    Board board = new Board(cluster, Set.copyOf(rollout.order()), trace);
    return new Drainer(board, rollout, MOST_FINDINGS).run();
  }

  /** Whether everything has a place; cheaper than {@link #of} where it has not. */
  static boolean fits(ClusterCapacity cluster, Rollout rollout) {
    return looking(cluster, rollout).run() instanceof DrainOutcome.Fits;
  }

  /** Whether everything of the nodes that are drained first has a place, with those away. */
  static boolean beginningFits(ClusterCapacity cluster, Rollout rollout) {
    return looking(cluster, rollout).runFirstBatch() instanceof DrainOutcome.Fits;
  }

  private static Drainer looking(ClusterCapacity cluster, Rollout rollout) {
    return new Drainer(new Board(cluster, Set.copyOf(rollout.order()), Trace.NONE), rollout, 1);
  }
}
