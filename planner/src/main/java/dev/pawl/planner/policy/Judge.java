package dev.pawl.planner.policy;

import java.util.List;

/**
 * One rule at work. Each question it does not speak to, it lets pass. These are records: their
 * components are the limits, so that a policy is a list of data.
 */
interface Judge {

  VersionRule rule();

  default List<Refusal> controlPlane(ControlPlaneMove move) {
    return List.of();
  }

  default List<Refusal> passing(VersionState state) {
    return List.of();
  }

  /** Beyond what {@link #passing} says. */
  default List<Refusal> atRest(VersionState state) {
    return List.of();
  }

  /** Beyond what {@link #passing} and {@link #atRest} say of the pool where it arrives. */
  default List<Refusal> pool(PoolMove move) {
    return List.of();
  }

  default List<Refusal> targets(List<PoolTarget> targets) {
    return List.of();
  }
}
