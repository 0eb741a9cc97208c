package dev.pawl.planner.explain;

import dev.pawl.planner.policy.VersionRule;

/** Rules about what comes before what. Rules about versions are those of the policy. */
final class OrderRules {

  private static final String TKG = "Pawl's order, as in TKG Service rolling updates ";
  private static final String GDC = "Pawl's order, as in Google Distributed Cloud upgrades ";

  static final VersionRule PHASES_IN_ORDER =
      new VersionRule(
          "PHASES-IN-ORDER",
          TKG + "(S1.1)",
          "Addons, control plane and workers go one after another; checks keep each from starting"
              + " until the one before has come far enough.");

  static final VersionRule NOTHING_TO_DO =
      new VersionRule(
          "PHASE-NOTHING-TO-DO", TKG + "(S1.2)", "A phase with nothing to do is skipped.");

  static final VersionRule CONTROL_PLANE_FIRST =
      new VersionRule(
          "CONTROL-PLANE-FIRST", TKG + "(S1.5)", "All of the control plane goes before workers.");

  static final VersionRule POOLS_BY_API =
      new VersionRule(
          "POOLS-BY-API-VERSION",
          TKG + "(S1.10, S1.11)",
          "v1alpha2 updates pools at once; v1alpha3 and v1beta1 one after another, a version one"
              + " worker at a time.");

  static final VersionRule POOLS_AS_WRITTEN =
      new VersionRule(
          "POOLS-AS-WRITTEN",
          "spec.pools.order",
          "Pools turn over one after another, or side by side where the spec says parallel.");

  static final VersionRule BUDGETS_APART =
      new VersionRule(
          "BUDGETS-APART",
          "spec.pools.items.strategy.order",
          "Nodes whose pods are under one tight PodDisruptionBudget are not drained side by side,"
              + " where that can be avoided.");

  static final VersionRule SOME_NODES_SCORED =
      new VersionRule(
          "SOME-NODES-SCORED",
          "kube-scheduler, percentageOfNodesToScore",
          "Of more than 100 nodes the scheduler scores only some for each pod, and a soft taint is"
              + " a matter of score.");

  static final VersionRule CANARY_RETREAT =
      new VersionRule(
          "CANARY-RETREAT",
          "OpenShift, canary rollout updates (S4.4)",
          "The nodes of a bad canary are cordoned, and drained while enough capacity stays; the"
              + " rest is left as it is.");

  static final VersionRule COMPONENTS_IN_ORDER =
      new VersionRule(
          "COMPONENTS-IN-ORDER",
          GDC + "(S3.7)",
          "Checks, the target version, load balancers of the control plane, its nodes; then addons"
              + " and the pool of the load balancers; then workers, and checks until all pass.");

  static final VersionRule POOLS_SELECTED =
      new VersionRule(
          "POOLS-SELECTED", GDC + "(S3.6)", "Only pools that were selected are upgraded.");

  static final VersionRule VIA_NAMED =
      new VersionRule(
          "VIA-NAMED", "spec.target.via", "An upgrade stops at each version named on its way.");

  static final VersionRule DONE_AT_TARGET =
      new VersionRule(
          "DONE-AT-TARGET", GDC + "(S3.1)", "An upgrade is done when everything is at its target.");

  static final VersionRule CHECKS_UNTIL_GREEN =
      new VersionRule(
          "CHECKS-UNTIL-GREEN",
          GDC + "(S3.7)",
          "Health checks end an upgrade; they are repeated until all pass.");

  private OrderRules() {}
}
