package dev.pawl.planner.explain;

import dev.pawl.planner.cluster.ClusterState;
import dev.pawl.planner.hop.Hops;
import dev.pawl.planner.plan.Plan;
import dev.pawl.planner.plan.Plan.HopPlan;
import dev.pawl.planner.plan.PlanRefused;
import dev.pawl.planner.plan.Planner;
import dev.pawl.planner.spec.Policy;
import dev.pawl.planner.spec.UpgradeSpec;
import dev.pawl.planner.upgrade.Phase;
import java.util.ArrayList;
import java.util.List;

/**
 * Says why a plan is as it is: what triggers each hop, phase and pool, why it is there and not
 * earlier or later, and which rule decided. Reasons are asked of those who decided: the hops, and
 * the version policy about what would have been otherwise.
 */
public final class Explainer {

  private final UpgradeSpec spec;
  private final ClusterState state;
  private final Plan plan;
  private final Hops hops;

  private Explainer(UpgradeSpec spec, ClusterState state, Plan plan, Hops hops) {
    this.spec = spec;
    this.state = state;
    this.plan = plan;
    this.hops = hops;
  }

  /**
   * Why that plan is as it is, in the order of its steps.
   *
   * @param plan made from this spec and state
   * @throws PlanRefused where no plan can be made from them
   */
  public static List<Explanation> explain(UpgradeSpec spec, ClusterState state, Plan plan) {
    return new Explainer(spec, state, plan, Planner.hops(spec, state)).explain();
  }

  private List<Explanation> explain() {
    List<Explanation> said = new ArrayList<>();
    said.add(trigger());
    WhyHop whyHop = new WhyHop(spec.versionRules(), hops);
    WhyPhase whyPhase = new WhyPhase(plan);
    WhyPools whyPools = new WhyPools(spec, state, plan, hops);
    for (int i = 0; i < plan.hops().size(); i++) {
      HopPlan hop = plan.hops().get(i);
      said.add(whyHop.of(i, Steps.hop(hop)));
      for (Plan.PhasePlan phase : hop.phases()) {
        said.addAll(whyPhase.of(hop, hops.hops().get(i), phase));
        if (spec.policy() == Policy.GDC && !phase.skipped()) {
          said.addAll(ComponentOrder.of(phase.name(), Steps.phase(hop, phase.name())));
        }
        if (phase.name() == Phase.POOLS) {
          said.addAll(whyPools.of(i));
        }
      }
    }
    if (spec.policy() == Policy.TKG) {
      said.addAll(otherChanges());
    }
    return said;
  }

  private Explanation trigger() {
    UpgradeScenario scenario = UpgradeScenarios.of(Change.VERSION);
    String because =
        hops.nothingToDo()
            ? "%s is asked for and everything is there: nothing is triggered"
                .formatted(plan.target())
            : "%s: %s is asked for, the control plane is at %s"
                .formatted(scenario.words(), plan.target(), plan.from());
    return new Explanation(Steps.UPGRADE, because, scenario.rule());
  }

  /** What else would roll this cluster: its platform does so by itself (S1.9). */
  private static List<Explanation> otherChanges() {
    List<Explanation> said = new ArrayList<>();
    for (UpgradeScenario other : UpgradeScenarios.all()) {
      if (other.change() != Change.VERSION) {
        said.add(
            new Explanation(Steps.change(other.change().label()), other.words(), other.rule()));
      }
    }
    for (PlatformUpgrade upgrade : PlatformUpgrades.all()) {
      said.add(
          new Explanation(Steps.change(upgrade.label()), upgrade.words(), PlatformUpgrades.RULE));
    }
    return said;
  }
}
