package dev.pawl.planner.hop;

import dev.pawl.planner.policy.Refusal;
import java.util.List;

/**
 * There is no such path or plan, and why.
 *
 * @param refusals of the way to the target
 * @param addons of addons that fit nowhere on that way
 */
public record Refused(List<Refusal> refusals, List<AddonRefusal> addons)
    implements PathAnswer, HopAnswer {
  public Refused {
    refusals = List.copyOf(refusals);
    addons = List.copyOf(addons);
  }
}
