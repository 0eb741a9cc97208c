package dev.pawl.activities.drain;

import dev.pawl.planner.spec.Durations;
import java.util.List;

/** Blocks in sentences: who, what, which numbers, what kind of block, and what would free it. */
final class BlockSentence {

  private static final int MOST_NAMES = 3;
  private static final int MOST_WORDS = 300;

  private BlockSentence() {}

  static String of(Block block) {
    if (block instanceof Block.ByBudget b) {
      return budget(b);
    }
    if (block instanceof Block.ByRival b) {
      return "Node %s gives way to node %s: each keeps pods that the other's drain waits for. It takes pods again, and its drain goes on by itself when %s is done."
          .formatted(b.node(), b.first(), b.first());
    }
    if (block instanceof Block.ByTwoBudgets b) {
      return "Pod %s can never be evicted: the budgets %s cover it, and Kubernetes evicts no pod that more than one covers. Narrow or delete one of them."
          .formatted(b.pod().spoken(), String.join(" and ", b.budgets()));
    }
    if (block instanceof Block.ByConsent b) {
      return "Pod %s %s.".formatted(b.pod().spoken(), b.reason());
    }
    if (block instanceof Block.NotForced b) {
      return of(b.budget()) + " " + b.reason();
    }
    if (block instanceof Block.ByWork b) {
      return "Pod %s %s.".formatted(b.pod().spoken(), b.reason());
    }
    if (block instanceof Block.ByLoadBalancers b) {
      return "Node %s is being taken out of external load balancers; its pods are asked to leave %s after its cordon."
          .formatted(b.node(), Durations.format(b.after()));
    }
    if (block instanceof Block.ByRefusal b) {
      return "Pod %s is not evicted, and it is not a budget that refuses: %s It is asked again every few seconds; whoever owns that rule can let it go."
          .formatted(b.pod().spoken(), ended(b.message()));
    }
    if (block instanceof Block.ByPermission b) {
      return "The worker may not evict pod %s: %s Grant its account create on pods/eviction."
          .formatted(b.pod().spoken(), ended(b.message()));
    }
    if (block instanceof Block.ByNamespace b) {
      return "Pod %s cannot be evicted: its namespace is being deleted, and the pod with it. Where that does not end, look at what the namespace waits for: kubectl describe namespace %s."
          .formatted(b.pod().spoken(), b.pod().namespace());
    }
    if (block instanceof Block.Stuck b) {
      return stuck(b);
    }
    if (block instanceof Block.ByApi b) {
      return "Pod %s could not be asked to leave: %s It is tried again."
          .formatted(b.pod().spoken(), ended(b.message()));
    }
    return volumes((Block.ByVolumes) block);
  }

  private static String budget(Block.ByBudget b) {
    String pod = b.pod().spoken();
    String numbers =
        "budget %s wants %d of %d pods healthy and %d %s"
            .formatted(
                b.budget().spoken(),
                b.budget().desired(),
                b.budget().expected(),
                b.budget().current(),
                b.budget().current() == 1 ? "is" : "are");
    return switch (b.verdict()) {
      case NEVER ->
          "Pod %s can never be evicted: %s, so it allows no eviction however long one waits. Raise the replicas, set maxUnavailable: 1 in the budget, or delete the pod yourself."
              .formatted(pod, numbers);
      case BLOCKED ->
          "Pod %s is blocked for now: %s%s. %s"
              .formatted(pod, numbers, unhealthy(b.unhealthy()), freedBy(b.budget()));
      case SLOW ->
          "Pod %s waits for its turn: %s%s. Slow, but moving: it goes on by itself when a pod that left has been replaced."
              .formatted(pod, numbers, unhealthy(b.unhealthy()));
    };
  }

  private static String freedBy(BudgetHealth budget) {
    return budget.tooTight()
        ? "Healthy pods alone will not free it, for the budget leaves no room: raise the replicas, or set maxUnavailable: 1 in the budget."
        : "It goes on by itself when enough of them are healthy again.";
  }

  private static String unhealthy(List<String> pods) {
    if (pods.isEmpty()) {
      return "";
    }
    List<String> named = pods.stream().limit(MOST_NAMES).toList();
    int others = pods.size() - named.size();
    return "; not ready: "
        + String.join(", ", named)
        + (others == 0 ? "" : " and " + others + " more");
  }

  private static String stuck(Block.Stuck b) {
    if (b.unreachable()) {
      return "Pod %s does not end: its node %s is unreachable, and only its kubelet could say that the pod has ended. Bring the node back or, when its machine is surely off, delete the pod with --force --grace-period=0."
          .formatted(b.pod().spoken(), b.node());
    }
    String why =
        b.finalizers().isEmpty()
            ? "Look at the kubelet and the container runtime of node %s.".formatted(b.node())
            : "It waits for its finalizers: %s.".formatted(String.join(", ", b.finalizers()));
    // How long is not said: the sentence would change at every look.
    return "Pod %s has not ended though its grace period is over. %s"
        .formatted(b.pod().spoken(), why);
  }

  private static String volumes(Block.ByVolumes b) {
    List<String> named =
        b.attachments().stream().map(Block.Attachment::volume).limit(MOST_NAMES).toList();
    int others = b.attachments().size() - named.size();
    return "The pods have left node %s, but volumes are still attached to it: %s%s. Its machine is kept until they are detached, so that no data is lost; look at their CSI driver."
        .formatted(
            b.node(), String.join(", ", named), others == 0 ? "" : " and " + others + " more");
  }

  private static String ended(String message) {
    String one = message.replaceAll("\\s+", " ").strip();
    String cut = one.length() <= MOST_WORDS ? one : one.substring(0, MOST_WORDS) + "…";
    return cut.endsWith(".") ? cut : cut + ".";
  }
}
