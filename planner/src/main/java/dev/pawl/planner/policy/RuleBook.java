package dev.pawl.planner.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A policy that is nothing but its rules: every rule is asked, and every refusal is told. */
record RuleBook(String name, MinorLine line, List<Judge> judges) implements VersionPolicy {

  RuleBook {
    judges = List.copyOf(judges);
  }

  @Override
  public List<VersionRule> rules() {
    return judges.stream().map(Judge::rule).toList();
  }

  @Override
  public List<Refusal> controlPlane(ControlPlaneMove move) {
    return all(judge -> judge.controlPlane(move));
  }

  @Override
  public List<Refusal> passing(VersionState state) {
    return all(judge -> judge.passing(state));
  }

  @Override
  public List<Refusal> atRest(VersionState state) {
    return all(judge -> join(judge.passing(state), judge.atRest(state)));
  }

  @Override
  public List<Refusal> pool(PoolMove move) {
    VersionState arrived =
        new VersionState(move.controlPlane(), List.of(PoolVersions.at(move.pool(), move.to())));
    return all(
        judge -> join(judge.pool(move), join(judge.passing(arrived), judge.atRest(arrived))));
  }

  @Override
  public List<Refusal> targets(List<PoolTarget> targets) {
    return all(judge -> judge.targets(targets));
  }

  private List<Refusal> all(Function<Judge, List<Refusal>> question) {
    return judges.stream().flatMap(judge -> question.apply(judge).stream()).toList();
  }

  private static List<Refusal> join(List<Refusal> some, List<Refusal> more) {
    if (some.isEmpty() || more.isEmpty()) {
      return some.isEmpty() ? more : some;
    }
    List<Refusal> both = new ArrayList<>(some);
    both.addAll(more);
    return both;
  }
}
