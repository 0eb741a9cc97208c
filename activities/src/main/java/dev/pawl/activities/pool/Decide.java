package dev.pawl.activities.pool;

import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.activities.step.Pulse;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.rollout.Closed;
import dev.pawl.planner.rollout.Decision;
import dev.pawl.planner.rollout.PoolView;
import dev.pawl.planner.rollout.Quarantine;
import dev.pawl.planner.rollout.Turn;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.planner.spec.Strategy;
import dev.pawl.planner.window.WindowFit;
import dev.pawl.workflows.activity.PoolActivities.DecideRequest;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks at a pool and asks the planner; where that is a wait, looks again until it is not. */
final class Decide {

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
  private static final Duration LOOK_AGAIN_LATEST = Duration.ofSeconds(30);

  /** A big pool takes long to read: looking takes up a tenth of the time at most. */
  private static final int REST_PER_LOOK = 9;

  private final Clock clock;

  Decide(Clock clock) {
    this.clock = clock;
  }

  Turn run(KubernetesClient client, DecideRequest request, Pulse pulse) {
    while (true) {
      pulse.check();
      Instant begun = clock.instant();
      Turn turn = next(client, request);
      Decision first = turn.decisions().get(0);
      boolean waits =
          request.untilChange() && first instanceof Decision.Wait wait && wait.hold() != null;
      if (!waits) {
        return turn;
      }
      pulse.hold(((Decision.Wait) first).hold());
      pulse.pause(rest(Duration.between(begun, clock.instant())));
    }
  }

  private static Duration rest(Duration look) {
    Duration share = look.multipliedBy(REST_PER_LOOK);
    if (share.compareTo(LOOK_AGAIN) < 0) {
      return LOOK_AGAIN;
    }
    return share.compareTo(LOOK_AGAIN_LATEST) > 0 ? LOOK_AGAIN_LATEST : share;
  }

  private Turn next(KubernetesClient client, DecideRequest request) {
    String upgrade = request.pool().upgrade().id();
    List<Node> nodes = PoolNodes.list(client, request.pool().pool());
    Set<String> quarantined =
        nodes.stream()
            .filter(n -> NodeFacts.quarantinedBy(n, upgrade))
            .map(NodeFacts::name)
            .collect(Collectors.toSet());
    return Quarantine.next(view(nodes, request), quarantined);
  }

  private PoolView view(List<Node> nodes, DecideRequest request) {
    PoolSpec pool = request.pool().pool();
    Strategy strategy = pool.strategy();
    String upgrade = request.pool().upgrade().id();
    return new PoolView(
        upgrade,
        request.goal(),
        request.target(),
        request.origin(),
        pool.inPlace(),
        request.desired(),
        pool.inPlace() ? 0 : strategy.surgeFor(request.desired()),
        strategy.unavailableFor(request.desired()),
        strategy.stopAfterBadMachines(),
        request.canary(),
        closed(request),
        PoolNodes.view(nodes, pool, upgrade),
        request.inFlight());
  }

  /** By this worker's clock and time zones. */
  private Closed closed(DecideRequest request) {
    if (request.windows() == null) {
      return null;
    }
    WindowFit fit = request.windows().fit(clock.instant());
    if (fit instanceof WindowFit.WaitUntil wait) {
      return new Closed(wait.at(), new Hold(HoldCode.WINDOW, wait.why()));
    }
    return fit instanceof WindowFit.Never never
        ? new Closed(null, new Hold(HoldCode.NO_WINDOW, never.why()))
        : null;
  }
}
