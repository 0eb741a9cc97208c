package dev.pawl.activities.drain;

import dev.pawl.activities.marks.Marks;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.activities.marks.NodeWriter;
import dev.pawl.activities.observe.MovablePods;
import dev.pawl.activities.pods.PodRef;
import dev.pawl.planner.spec.DrainSpec;
import dev.pawl.planner.spec.OnBlocked;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place that may break a budget (I1): at the timeout of a drain with {@code onBlocked:
 * force}, it deletes a pod that its budget keeps, with the pod's own grace period.
 *
 * <p>One pod of a node at a time, and only where {@link ForceRule} finds nothing against it. When
 * the last one went is written on the node before it goes, so that a restart does not hurry.
 */
final class Force {

  private static final Logger log = LoggerFactory.getLogger(Force.class);

  /** The namespace's pods are read for it: not at every look of the drain. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  private static final Set<Integer> GONE =
      Set.of(HttpURLConnection.HTTP_NOT_FOUND, HttpURLConnection.HTTP_CONFLICT);

  private final KubernetesClient client;
  private final boolean applies;
  private final ForceRule rule;
  private final Clock clock;
  private Instant lookedAt = Instant.MIN;
  private List<Block> found = List.of();

  Force(KubernetesClient client, DrainSpec drain, Clock clock) {
    this.client = client;
    this.applies = drain.onBlocked() == OnBlocked.FORCE;
    this.rule = new ForceRule(drain);
    this.clock = clock;
  }

  boolean applies() {
    return applies;
  }

  /**
   * Deletes at most one of the pods that a budget keeps.
   *
   * @param pods of the node that are to be asked to leave
   * @param onDeleted called when one was
   * @return the blocks that are left, those of budgets with the reason why they are not broken
   */
  List<Block> instead(Node node, List<Block> blocks, Collection<Pod> pods, Runnable onDeleted) {
    List<Block> budgets = blocks.stream().filter(Force::canBeBroken).toList();
    if (budgets.isEmpty()) {
      return blocks;
    }
    Instant now = clock.instant();
    if (now.isBefore(lookedAt.plus(LOOK_AGAIN)) && found.size() == budgets.size()) {
      return replaced(blocks, found);
    }
    lookedAt = now;
    found = new ArrayList<>();
    for (Block block : budgets) {
      Pod pod = podOf(block, pods).orElse(null);
      Optional<String> against =
          pod == null ? Optional.of("It is about to go.") : against(node, pod, now);
      if (against.isEmpty()) {
        if (delete(node, pod, block, now)) {
          onDeleted.run();
        }
        lookedAt = Instant.MIN;
        return replaced(blocks, List.of());
      }
      found.add(new Block.NotForced(block, against.get()));
    }
    return replaced(blocks, found);
  }

  /** What moves by itself is left alone; what is no budget's is somebody else's word. */
  private static boolean canBeBroken(Block block) {
    return block instanceof Block.ByTwoBudgets
        || (block instanceof Block.ByBudget b && b.verdict() != BudgetVerdict.SLOW);
  }

  private static List<Block> replaced(List<Block> blocks, List<Block> budgets) {
    List<Block> all = new ArrayList<>(blocks.stream().filter(b -> !canBeBroken(b)).toList());
    all.addAll(budgets);
    return all;
  }

  private static Optional<Pod> podOf(Block block, Collection<Pod> pods) {
    String object = block.objects().get(0);
    return pods.stream().filter(p -> PodRef.of(p).object().equals(object)).findFirst();
  }

  private Optional<String> against(Node node, Pod pod, Instant now) {
    String namespace = pod.getMetadata().getNamespace();
    List<PodDisruptionBudget> covering =
        new Budgets(
                client.policy().v1().podDisruptionBudget().inNamespace(namespace).list().getItems())
            .of(pod);
    List<Pod> siblings =
        client.pods().inNamespace(namespace).list().getItems().stream()
            .filter(p -> !p.getMetadata().getUid().equals(pod.getMetadata().getUid()))
            .filter(MovablePods::movable)
            .filter(p -> covering.stream().anyMatch(b -> Budgets.covers(b, p)))
            .toList();
    int expected = covering.stream().mapToInt(b -> BudgetHealth.of(b).expected()).max().orElse(0);
    return rule.whyNot(pod, siblings, expected, NodeFacts.forcedAt(node).orElse(null), now);
  }

  /** Returns whether it was there to be deleted. */
  private boolean delete(Node node, Pod pod, Block block, Instant now) {
    if (new NodeWriter(client).change(node, Marks.force(now)).isEmpty()) {
      return false;
    }
    log.atWarn()
        .addKeyValue("node", NodeFacts.name(node))
        .addKeyValue("pod", PodRef.of(pod).spoken())
        .addKeyValue("objects", block.objects())
        .log("deleted against its budget, as onBlocked: force says");
    String path =
        "/api/v1/namespaces/%s/pods/%s"
            .formatted(pod.getMetadata().getNamespace(), pod.getMetadata().getName());
    try {
      client.raw(
          path,
          "DELETE",
          new DeleteOptionsBuilder()
              .withNewPreconditions()
              .withUid(pod.getMetadata().getUid())
              .endPreconditions()
              .build());
      return true;
    } catch (KubernetesClientException e) {
      if (GONE.contains(e.getCode())) {
        return false;
      }
      throw e;
    }
  }
}
