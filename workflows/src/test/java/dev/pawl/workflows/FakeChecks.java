package dev.pawl.workflows;

import dev.pawl.planner.check.Obstacle;
import dev.pawl.planner.check.Stage;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.workflows.activity.CheckActivities;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The checks of a fake cluster: they find what they are told to. */
final class FakeChecks implements CheckActivities {

  private final FakeSteps steps;
  private final Map<String, List<Obstacle>> obstacles = new ConcurrentHashMap<>();

  FakeChecks(FakeSteps steps) {
    this.steps = steps;
  }

  void find(String step, List<Obstacle> inTheWay) {
    obstacles.put(step, inTheWay);
  }

  @Override
  public CheckReport check(CheckRequest request) {
    steps.begin(request.step(), HoldCode.FORBIDDEN);
    boolean before = request.stage() == Stage.BEFORE_ALL;
    boolean after = request.stage() == Stage.AFTER;
    return new CheckReport(
        inTheWay(request),
        0,
        before && !request.spec().accepted().isEmpty()
            ? List.of("WL-BARE Pod/shop/one")
            : List.of(),
        after ? List.of("WL-CRASH Pod/shop/two is not ready") : List.of());
  }

  @Override
  public void awaitOtherFindings(AwaitRequest request) {
    steps.begin("await " + request.check().step(), HoldCode.FORBIDDEN);
    FakeSteps.waitWhile(
        () ->
            inTheWay(request.check()).stream().map(Obstacle::key).toList().equals(request.seen()));
  }

  private List<Obstacle> inTheWay(CheckRequest request) {
    return obstacles.getOrDefault(request.step(), List.of()).stream()
        .filter(o -> !request.known().contains(o.key()))
        .toList();
  }
}
