package dev.pawl.workflows.activity;

import dev.pawl.planner.policy.DistributedCloudFacts;
import dev.pawl.planner.spec.Policy;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.planner.version.KubeVersion;
import dev.pawl.planner.window.StepWindows;
import dev.pawl.planner.window.WindowFit;
import io.temporal.activity.ActivityInterface;
import java.util.List;
import java.util.Map;

/** What concerns a cluster as a whole. */
@ActivityInterface
public interface ClusterActivities {

  /**
   * Takes the Lease {@code kube-system/pawl}, adopts what a lost upgrade left behind, and counts
   * the pools. Again by the same upgrade: the same answer.
   */
  Admission admit(AdmitRequest request);

  /** Makes sure that the context still leads to the cluster that was started for. */
  void identify(UpgradeRef upgrade);

  /**
   * Whether the control plane may go to a version, with the nodes as they are now; the findings are
   * those that would fall behind too far (I4).
   */
  List<Finding> skew(SkewRequest request);

  /**
   * Returns once {@link #skew} finds something else.
   *
   * @param known {@link Finding#digest} of what it found
   */
  void awaitSkew(SkewRequest request, String known);

  /** Marks the nodes of all pools that will leave, so that evicted pods keep away from them. */
  void markOutdated(MarkRequest request);

  /** Takes these marks off again, while nothing is drained for long. */
  void unmarkOutdated(MarkRequest request);

  /** Whether a step may start now, by the worker's clock and time zones. */
  WindowFit window(StepWindows step);

  /** Looks at everything an upgrade promises; the findings are what is not so. */
  List<Finding> verify(VerifyRequest request);

  /**
   * Returns once {@link #verify} finds something else.
   *
   * @param known {@link Finding#digest} of what it found
   */
  void awaitVerify(VerifyRequest request, String known);

  /** Takes off every mark of this upgrade and gives the Lease back. */
  void close(UpgradeRef upgrade);

  /**
   * @param temporal address and namespace of the Temporal that runs the upgrade, for the Lease
   * @param pools of the spec
   */
  record AdmitRequest(
      UpgradeRef upgrade, String temporal, KubeVersion target, List<PoolSpec> pools) {
    public AdmitRequest {
      pools = List.copyOf(pools);
    }
  }

  /**
   * @param pools what each pool was when the upgrade began
   * @param outdated how many nodes of each pool are older than the target, by the pool's name
   * @param adopted sentences on what an earlier upgrade had left behind; empty where nothing
   */
  record Admission(
      KubeVersion serverVersion,
      List<PoolStart> pools,
      Map<String, Integer> outdated,
      List<String> adopted) {
    public Admission {
      outdated = outdated == null ? Map.of() : Map.copyOf(outdated);
      pools = List.copyOf(pools);
      adopted = List.copyOf(adopted);
    }
  }

  /**
   * @param desired how many nodes the pool has, or had when a lost upgrade began (its Lease says)
   * @param origin the oldest version among them
   * @param missing how many of these a lost upgrade removed without a machine in their place:
   *     desired, less the nodes there are; machines whose old node is still there are not counted,
   *     several for one node count once
   */
  record PoolStart(String name, int desired, KubeVersion origin, int missing) {}

  /**
   * @param policy whose rules it is asked of
   * @param facts what these rules need to know
   * @param to the version that the control plane is to go to
   */
  record SkewRequest(
      UpgradeRef upgrade, Policy policy, DistributedCloudFacts facts, KubeVersion to) {}

  /** Which nodes are outdated: those of these pools that are older than the target. */
  record MarkRequest(UpgradeRef upgrade, KubeVersion target, List<PoolSpec> pools) {
    public MarkRequest {
      pools = List.copyOf(pools);
    }
  }

  /**
   * @param skipped nodes that were left as they are by a person's word
   */
  record VerifyRequest(
      UpgradeRef upgrade, KubeVersion target, List<PoolSpec> pools, List<String> skipped) {
    public VerifyRequest {
      pools = List.copyOf(pools);
      skipped = List.copyOf(skipped);
    }
  }

  /**
   * Something that is not as it should be.
   *
   * @param object as {@code Kind/namespace/name} or {@code Kind/name}
   */
  record Finding(String object, String message) {

    /** The same for the same findings in whatever order, on any machine. */
    public static String digest(List<Finding> findings) {
      List<String> sentences =
          findings.stream().map(f -> f.object() + " " + f.message()).sorted().toList();
      return "%d-%08x".formatted(sentences.size(), sentences.hashCode());
    }
  }
}
