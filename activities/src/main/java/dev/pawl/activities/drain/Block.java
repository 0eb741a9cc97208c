package dev.pawl.activities.drain;

import dev.pawl.activities.pods.PodRef;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Something that keeps a node from being drained now. */
sealed interface Block {

  /** For {@code Hold.objects}; the first is what it is ordered by. */
  List<String> objects();

  /**
   * A budget does not let a pod go.
   *
   * @param unhealthy other pods that the budget counts on and why they are not ready, such as
   *     {@code shop/web-2 (image x cannot be pulled)}
   */
  record ByBudget(PodRef pod, BudgetHealth budget, BudgetVerdict verdict, List<String> unhealthy)
      implements Block {
    public ByBudget {
      unhealthy = List.copyOf(unhealthy);
    }

    @Override
    public List<String> objects() {
      return List.of(pod.object(), budget.object());
    }
  }

  /**
   * More than one budget covers a pod.
   *
   * @param budgets as {@code namespace/name}
   */
  record ByTwoBudgets(PodRef pod, List<String> budgets) implements Block {
    public ByTwoBudgets {
      budgets = List.copyOf(budgets);
    }

    @Override
    public List<String> objects() {
      return Stream.concat(
              Stream.of(pod.object()), budgets.stream().map(b -> "PodDisruptionBudget/" + b))
          .toList();
    }
  }

  /**
   * A pod may go only with a person's word.
   *
   * @param reason as {@link Verdict.NeedsConsent} has it
   */
  record ByConsent(PodRef pod, String reason) implements Block {
    @Override
    public List<String> objects() {
      return List.of(pod.object());
    }
  }

  /**
   * A budget keeps a pod, the drain's time is over, and yet the budget is not broken.
   *
   * @param budget the block that a force would end
   * @param reason why not yet, as a sentence
   */
  record NotForced(Block budget, String reason) implements Block {
    @Override
    public List<String> objects() {
      return budget.objects();
    }
  }

  /**
   * A pod runs to its end before the node goes.
   *
   * @param reason as {@link Verdict.Finish} has it
   */
  record ByWork(PodRef pod, String reason) implements Block {
    @Override
    public List<String> objects() {
      return List.of(pod.object());
    }
  }

  /** Load balancers are given time to take the node out. */
  record ByLoadBalancers(String node, Duration after) implements Block {
    @Override
    public List<String> objects() {
      return List.of("Node/" + node);
    }
  }

  /** The drain of another node and this one would wait for each other; the other goes first. */
  record ByRival(String node, String first) implements Block {
    @Override
    public List<String> objects() {
      return List.of("Node/" + node, "Node/" + first);
    }
  }

  /** A webhook or a policy refuses the eviction. */
  record ByRefusal(PodRef pod, String message) implements Block {
    @Override
    public List<String> objects() {
      return List.of(pod.object());
    }
  }

  /** The worker may not evict. */
  record ByPermission(PodRef pod, String message) implements Block {
    @Override
    public List<String> objects() {
      return List.of(pod.object());
    }
  }

  /** The pod's namespace is being deleted. */
  record ByNamespace(PodRef pod) implements Block {
    @Override
    public List<String> objects() {
      return List.of(pod.object(), "Namespace/" + pod.namespace());
    }
  }

  /**
   * A pod was asked to leave and does not.
   *
   * @param unreachable whether its node's kubelet is silent
   * @param finalizers that it still has
   */
  record Stuck(PodRef pod, String node, boolean unreachable, List<String> finalizers)
      implements Block {
    public Stuck {
      finalizers = List.copyOf(finalizers);
    }

    @Override
    public List<String> objects() {
      return List.of(pod.object(), "Node/" + node);
    }
  }

  /** The API server sheds load or fails. */
  record ByApi(PodRef pod, String message) implements Block {
    @Override
    public List<String> objects() {
      return List.of(pod.object());
    }
  }

  /** Volumes of pods that left are still attached. */
  record ByVolumes(String node, List<Attachment> attachments) implements Block {
    public ByVolumes {
      attachments = List.copyOf(attachments);
    }

    @Override
    public List<String> objects() {
      return attachments.stream().map(a -> "VolumeAttachment/" + a.name()).toList();
    }
  }

  /**
   * @param volume the persistent volume, or the attachment's own name where it names none
   */
  record Attachment(String name, String volume) {}
}
