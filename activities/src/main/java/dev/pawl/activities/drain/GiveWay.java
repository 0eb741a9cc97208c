package dev.pawl.activities.drain;

import dev.pawl.activities.kube.Pages;
import dev.pawl.activities.marks.Marks;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.activities.marks.NodeWriter;
import dev.pawl.activities.pods.PodHealth;
import dev.pawl.planner.spec.PoolSpec;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Ends the circle of two drains that wait for each other (known from openshift/machine-api-operator
 * issue 1066): each has let a pod go that only a node being drained has room for, and each needs
 * the budget that the other's pod has used up.
 *
 * <p>Of nodes in such a circle all but the first by name take pods again until the first is done,
 * so that one always goes on. What is given up is found again by looking: a worker that takes over
 * cordons the node, finds the circle and opens it once more.
 */
final class GiveWay {

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  private final KubernetesClient client;
  private final PoolSpec pool;
  private final String upgrade;
  private final String node;
  private final Clock clock;
  private Instant looked = Instant.MIN;
  private String first;

  GiveWay(KubernetesClient client, PoolSpec pool, String upgrade, String node, Clock clock) {
    this.client = client;
    this.pool = pool;
    this.upgrade = upgrade;
    this.node = node;
    this.clock = clock;
  }

  /** Why the node is not drained for now; empty where it is its turn, or its turn again. */
  Optional<Block> waits() {
    if (first != null && !inTheWay(client.nodes().withName(first).get())) {
      first = null;
    }
    return Optional.ofNullable(first).map(f -> new Block.ByRival(node, f));
  }

  /**
   * Lets pods onto the node again where its drain is part of a circle and not the first of it.
   *
   * @param blocks all that keeps its pods, when nothing moves
   * @return why the node is not drained for now, where it was let go
   */
  Optional<Block> look(List<Block> blocks) {
    Instant now = clock.instant();
    if (!onlyBudgets(blocks) || now.isBefore(looked.plus(LOOK_AGAIN))) {
      return Optional.empty();
    }
    looked = now;
    Optional<String> rival = rivals().stream().filter(this::waitsForRoom).findFirst();
    if (rival.isPresent()) {
      new NodeWriter(client).change(node, Marks.takePodsAgain(upgrade));
      first = rival.get();
    }
    return rival.map(r -> new Block.ByRival(node, r));
  }

  private static boolean onlyBudgets(List<Block> blocks) {
    return !blocks.isEmpty()
        && blocks.stream()
            .allMatch(
                b ->
                    b instanceof Block.ByBudget budget
                        && budget.verdict() == BudgetVerdict.BLOCKED);
  }

  /** Nodes of the pool that are being drained and come before this one. */
  private List<String> rivals() {
    List<String> found = new ArrayList<>();
    Pages.each(
        client.nodes().withLabelSelector(pool.labelSelector())::list,
        n -> {
          if (inTheWay(n) && NodeFacts.name(n).compareTo(node) < 0) {
            found.add(NodeFacts.name(n));
          }
        });
    found.sort(Comparator.naturalOrder());
    return found;
  }

  private boolean inTheWay(Node other) {
    return other != null
        && NodeFacts.cordonedBy(other, upgrade)
        && NodeFacts.drainBegun(other, upgrade)
        && !NodeFacts.quarantinedBy(other, upgrade);
  }

  /** Whether a node keeps a pod whose budget is used up by one that finds no room. */
  private boolean waitsForRoom(String other) {
    List<Pod> kept =
        client.pods().inAnyNamespace().withField("spec.nodeName", other).list().getItems();
    return kept.stream()
        .map(p -> p.getMetadata().getNamespace())
        .distinct()
        .anyMatch(n -> waitsForRoom(kept, n));
  }

  private boolean waitsForRoom(List<Pod> kept, String namespace) {
    return client
        .policy()
        .v1()
        .podDisruptionBudget()
        .inNamespace(namespace)
        .list()
        .getItems()
        .stream()
        .filter(b -> BudgetHealth.of(b).allowed() == 0)
        .filter(b -> kept.stream().anyMatch(p -> Budgets.covers(b, p)))
        .anyMatch(this::countsOnPodWithoutRoom);
  }

  private boolean countsOnPodWithoutRoom(PodDisruptionBudget budget) {
    return client
        .pods()
        .inNamespace(budget.getMetadata().getNamespace())
        .withLabelSelector(budget.getSpec().getSelector())
        .withField("status.phase", "Pending")
        .list()
        .getItems()
        .stream()
        .anyMatch(PodHealth::withoutRoom);
  }
}
