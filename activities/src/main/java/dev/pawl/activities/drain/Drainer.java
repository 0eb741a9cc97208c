package dev.pawl.activities.drain;

import dev.pawl.activities.step.Pulse;
import dev.pawl.workflows.activity.PoolActivities.DrainReport;
import dev.pawl.workflows.activity.PoolActivities.DrainRequest;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;

/**
 * Drains nodes. The steps of one drain, repeated until the node is drained or gone:
 *
 * <ol>
 *   <li>cordon the node and write down when the drain began, where that is not so yet
 *   <li>list its pods and sort them: those that stay, those on their way out, those to be asked,
 *       those that need a person's word
 *   <li>ask those to be asked through the Eviction API: one after another where a budget covers
 *       them, side by side where none does; before each, the step's pulse is felt
 *   <li>say what blocks, if anything does, or that it moves; where two drains wait for each other,
 *       {@link GiveWay} lets one of them go first
 *   <li>no pod left that has to go: wait until their volumes are detached, and end
 *   <li>otherwise wait for a word of a watch, a few seconds at most, and look again
 * </ol>
 *
 * What it keeps to: pods leave by the Eviction API, so no budget is broken, unless the spec says
 * {@code force}, and then by {@link Force} alone; after a pulse has said stop, not one more
 * eviction is sent; whoever starts it again at any point finishes the same drain, for all it has to
 * know is on the cluster. An API error ends the attempt and is retried by the caller.
 */
public final class Drainer {

  private final Clock clock;
  private final BudgetLocks locks = new BudgetLocks();

  /** One for all drains of a worker. */
  public Drainer(Clock clock) {
    this.clock = clock;
  }

  /**
   * Drains a node; ends when its pods are gone and their volumes detached, or the node is gone, or
   * at the timeout where the request wants a report of that.
   *
   * @param template handed back in the report
   * @throws io.temporal.failure.ApplicationFailure DRAIN_TIMEOUT where the request says that the
   *     drain ends at its timeout
   * @throws io.temporal.client.ActivityCompletionException when the pulse says stop
   */
  public DrainReport drain(
      KubernetesClient client, DrainRequest request, String template, Pulse pulse) {
    try (NodeDrain drain = new NodeDrain(client, request, pulse, clock, locks)) {
      return drain.run(template);
    }
  }
}
