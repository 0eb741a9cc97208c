package dev.pawl.planner.hop;

import dev.pawl.planner.policy.Refusal;
import java.util.List;

/** There is no such path or plan, and why. */
public record Refused(List<Refusal> refusals) implements PathAnswer, HopAnswer {
  public Refused {
    refusals = List.copyOf(refusals);
  }
}
