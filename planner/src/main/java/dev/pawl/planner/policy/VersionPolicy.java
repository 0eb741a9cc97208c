package dev.pawl.planner.policy;

import java.util.List;

/**
 * Rules about versions, as one product or Kubernetes itself has them. Presets are in {@link
 * VersionPolicies}. An empty list of refusals means: allowed.
 */
public interface VersionPolicy {

  /** As {@code spec.policy} writes it. */
  String name();

  /** Which minors there are, and how far they are from each other. */
  MinorLine line();

  /** Every rule of this policy, in the order in which they are judged. */
  List<VersionRule> rules();

  /** Whether a control plane may go there. */
  List<Refusal> controlPlane(ControlPlaneMove move);

  /** Whether a cluster may pass through this state on its way: what holds at every instant. */
  List<Refusal> passing(VersionState state);

  /** Whether a cluster may be left in this state: what holds at every instant, and more. */
  List<Refusal> atRest(VersionState state);

  /** Whether a pool may go there and be left there. */
  List<Refusal> pool(PoolMove move);

  /** Whether the pools of one upgrade may have these targets. */
  List<Refusal> targets(List<PoolTarget> targets);
}
