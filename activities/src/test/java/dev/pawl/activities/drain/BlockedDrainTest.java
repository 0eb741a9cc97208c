package dev.pawl.activities.drain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.pods.PodRef;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people read when a drain does not move: word for word. */
class BlockedDrainTest {

  private final PodRef web = PodRef.of(Pods.web("web-5d9-a").build());
  private final PodRef bare = PodRef.of(Pods.bare("debug").build());

  @Test
  void shouldSayThatABudgetCanNeverAllowIt() {
    assertHold(
        budget(3, 3, 3, BudgetVerdict.NEVER),
        HoldCode.BUDGET_NEVER,
        "Pod shop/web-5d9-a (Deployment web) can never be evicted: budget shop/web wants 3 of 3 pods healthy and 3 are, so it allows no eviction however long one waits. Raise the replicas, set maxUnavailable: 1 in the budget, or delete the pod yourself.",
        "Pod/shop/web-5d9-a",
        "PodDisruptionBudget/shop/web");
  }

  @Test
  void shouldSayThatABudgetBlocksForNowAndWhichPodsAreIll() {
    assertHold(
        budget(
            2,
            2,
            3,
            BudgetVerdict.BLOCKED,
            "shop/web-5d9-c (image app:v9 cannot be pulled (ImagePullBackOff))"),
        HoldCode.BUDGET_BLOCKS,
        "Pod shop/web-5d9-a (Deployment web) is blocked for now: budget shop/web wants 2 of 3 pods healthy and 2 are; not ready: shop/web-5d9-c (image app:v9 cannot be pulled (ImagePullBackOff)). It goes on by itself when enough of them are healthy again.",
        "Pod/shop/web-5d9-a",
        "PodDisruptionBudget/shop/web");
  }

  @Test
  void shouldSayWhenHealthAloneWillNotFreeIt() {
    assertHold(
        budget(2, 1, 2, BudgetVerdict.BLOCKED),
        HoldCode.BUDGET_BLOCKS,
        "Pod shop/web-5d9-a (Deployment web) is blocked for now: budget shop/web wants 2 of 2 pods healthy and 1 is. Healthy pods alone will not free it, for the budget leaves no room: raise the replicas, or set maxUnavailable: 1 in the budget.",
        "Pod/shop/web-5d9-a",
        "PodDisruptionBudget/shop/web");
  }

  @Test
  void shouldSayThatABudgetIsSlowButMoves() {
    assertHold(
        budget(2, 2, 3, BudgetVerdict.SLOW, "shop/web-5d9-d (is starting)"),
        HoldCode.BUDGET_SLOW,
        "Pod shop/web-5d9-a (Deployment web) waits for its turn: budget shop/web wants 2 of 3 pods healthy and 2 are; not ready: shop/web-5d9-d (is starting). Slow, but moving: it goes on by itself when a pod that left has been replaced.",
        "Pod/shop/web-5d9-a",
        "PodDisruptionBudget/shop/web");
  }

  @Test
  void shouldSayThatTwoBudgetsAreOneTooMany() {
    assertHold(
        new Block.ByTwoBudgets(web, List.of("shop/a", "shop/b")),
        HoldCode.BUDGET_NEVER,
        "Pod shop/web-5d9-a (Deployment web) can never be evicted: the budgets shop/a and shop/b cover it, and Kubernetes evicts no pod that more than one covers. Narrow or delete one of them.",
        "Pod/shop/web-5d9-a",
        "PodDisruptionBudget/shop/a",
        "PodDisruptionBudget/shop/b");
  }

  @Test
  void shouldSayWhatNeedsAPersonsWordAndTheWayOut() {
    assertHold(
        new Block.ByConsent(
            bare,
            "has no controller and would never come back. Set pools.items[].drain.deleteBarePods: true, or delete the pod yourself"),
        HoldCode.POD_NEEDS_CONSENT,
        "Pod shop/debug has no controller and would never come back. Set pools.items[].drain.deleteBarePods: true, or delete the pod yourself.",
        "Pod/shop/debug");
  }

  @Test
  void shouldRepeatWhatAWebhookSaid() {
    assertHold(
        new Block.ByRefusal(web, "admission webhook \"guard.example\" denied the request: not now"),
        HoldCode.EVICTION_REFUSED,
        "Pod shop/web-5d9-a (Deployment web) is not evicted, and it is not a budget that refuses: admission webhook \"guard.example\" denied the request: not now. It is asked again every few seconds; whoever owns that rule can let it go.",
        "Pod/shop/web-5d9-a");
  }

  @Test
  void shouldSayWhatTheWorkerMayNotDo() {
    assertHold(
        new Block.ByPermission(web, "pods \"web\" is forbidden: User \"u\" cannot create it"),
        HoldCode.FORBIDDEN,
        "The worker may not evict pod shop/web-5d9-a (Deployment web): pods \"web\" is forbidden: User \"u\" cannot create it. Grant its account create on pods/eviction.",
        "Pod/shop/web-5d9-a");
  }

  @Test
  void shouldNameAPodThatAnUnreachableNodeKeeps() {
    assertHold(
        new Block.Stuck(web, "n1", true, List.of()),
        HoldCode.POD_NEEDS_CONSENT,
        "Pod shop/web-5d9-a (Deployment web) does not end: its node n1 is unreachable, and only its kubelet could say that the pod has ended. Bring the node back or, when its machine is surely off, delete the pod with --force --grace-period=0.",
        "Pod/shop/web-5d9-a",
        "Node/n1");
  }

  @Test
  void shouldNameTheFinalizersOfAPodThatDoesNotEnd() {
    assertHold(
        new Block.Stuck(web, "n1", false, List.of("example.com/guard")),
        HoldCode.EVICTION_REFUSED,
        "Pod shop/web-5d9-a (Deployment web) has not ended though its grace period is over. It waits for its finalizers: example.com/guard.",
        "Pod/shop/web-5d9-a",
        "Node/n1");
  }

  @Test
  void shouldNameVolumesThatAreStillAttached() {
    assertHold(
        new Block.ByVolumes("n1", List.of(new Block.Attachment("csi-1", "pv-1"))),
        HoldCode.VOLUMES_ATTACHED,
        "The pods have left node n1, but volumes are still attached to it: pv-1. Its machine is kept until they are detached, so that no data is lost; look at their CSI driver.",
        "VolumeAttachment/csi-1");
  }

  @Test
  void shouldTakeTheMostUrgentOfSeveralAndCountTheOthers() {
    Hold hold =
        BlockedDrain.hold(
                List.of(
                    budget(2, 2, 3, BudgetVerdict.SLOW),
                    new Block.ByConsent(bare, "needs a word. Say it"),
                    new Block.ByTwoBudgets(web, List.of("shop/a", "shop/b"))))
            .orElseThrow();
    assertThat(hold.code()).isEqualTo(HoldCode.BUDGET_NEVER);
    assertThat(hold.message())
        .endsWith("Narrow or delete one of them. 2 more pods on this node cannot leave yet.");
    assertThat(hold.objects())
        .containsExactly(
            "Pod/shop/web-5d9-a",
            "PodDisruptionBudget/shop/a",
            "PodDisruptionBudget/shop/b",
            "Pod/shop/debug",
            "PodDisruptionBudget/shop/web");
  }

  @Test
  void shouldSayNothingWhereNothingBlocks() {
    assertThat(BlockedDrain.hold(List.of())).isEmpty();
  }

  @Test
  void shouldKeepTheReasonAtTheTimeout() {
    Hold reason = new Hold(HoldCode.BUDGET_NEVER, "Because.", "Pod/shop/a");
    assertThat(BlockedDrain.timeout("n1", Duration.ofMinutes(30), Optional.of(reason), List.of()))
        .isEqualTo(
            new Hold(
                HoldCode.DRAIN_TIMEOUT,
                "Node n1 is not drained after its timeout of 30m. Because.",
                "Pod/shop/a"));
  }

  @Test
  void shouldNamePodsThatAreMerelySlowToEndAtTheTimeout() {
    assertThat(
            BlockedDrain.timeout(
                    "n1",
                    Duration.ofMinutes(5),
                    Optional.empty(),
                    List.of("Pod/s/a", "Pod/s/b", "Pod/s/c", "Pod/s/d"))
                .message())
        .isEqualTo(
            "Node n1 is not drained after its timeout of 5m. Nothing blocks it, but pods are still there: s/a, s/b, s/c and 1 more.");
  }

  private Block budget(
      int desired, int current, int expected, BudgetVerdict verdict, String... unhealthy) {
    return new Block.ByBudget(
        web,
        BudgetHealth.of(Pods.budget("web", desired, current, expected, 0)),
        verdict,
        List.of(unhealthy));
  }

  private static void assertHold(Block block, HoldCode code, String message, String... objects) {
    assertThat(BlockedDrain.hold(List.of(block))).contains(new Hold(code, message, objects));
  }
}
