package dev.pawl.activities.pool;

import dev.pawl.activities.pool.PoolMirror.Sight;
import dev.pawl.activities.pool.PoolNodes.Member;
import dev.pawl.activities.step.Pulse;
import dev.pawl.activities.step.Rest;
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
import dev.pawl.workflows.activity.PoolActivities.Look;
import dev.pawl.workflows.activity.PoolActivities.PoolRef;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks at a pool and asks the planner; where that is a wait, looks again until it is not. */
final class Decide {

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
  private static final Duration LOOK_AGAIN_LATEST = Duration.ofSeconds(30);

  /** A pool that changes between each look and its confirmation is listed in the end. */
  private static final int TRIES = 3;

  private final Clock clock;
  private final PoolMirrors mirrors;
  private final NodeGuard guard;

  Decide(Clock clock) {
    this.clock = clock;
    this.mirrors = new PoolMirrors(clock);
    this.guard = new NodeGuard(clock);
  }

  Look run(KubernetesClient client, DecideRequest request, Pulse pulse) {
    PoolRef pool = request.pool();
    PoolMirror mirror = mirrors.of(client, pool.pool(), pool.upgrade().id());
    String seen = request.seen();
    while (true) {
      pulse.check();
      Instant begun = clock.instant();
      Look sight = look(mirror, request, seen);
      Look look = new Look(guard.guard(client, request, sight.turn()), sight.revision());
      Decision first = look.turn().decisions().get(0);
      boolean waits =
          request.untilChange() && first instanceof Decision.Wait wait && wait.hold() != null;
      if (!waits) {
        return look;
      }
      seen = look.revision();
      pulse.hold(((Decision.Wait) first).hold());
      Duration took = Duration.between(begun, clock.instant());
      pulse.pause(Rest.after(took, LOOK_AGAIN, LOOK_AGAIN_LATEST));
    }
  }

  /** What is decided on old news is looked at again, one by one, before it is handed out. */
  private Look look(PoolMirror mirror, DecideRequest request, String seen) {
    Sight sight = mirror.read(seen);
    for (int tries = 1; ; tries++) {
      Turn turn = next(sight.nodes(), request);
      if (sight.listed()) {
        return new Look(turn, sight.revision());
      }
      if (ends(turn) || tries == TRIES) {
        sight = mirror.list();
      } else if (mirror.confirms(named(turn))) {
        return new Look(turn, sight.revision());
      } else {
        sight = mirror.now();
      }
    }
  }

  private static boolean ends(Turn turn) {
    return turn.decisions().get(0) instanceof Decision.Done;
  }

  /** The nodes that something would be done to. */
  private static Set<String> named(Turn turn) {
    Set<String> names = new TreeSet<>();
    for (Decision decision : turn.decisions()) {
      if (decision instanceof Decision.Surge surge) {
        surge.machines().forEach(m -> names.add(m.node()));
      } else if (decision instanceof Decision.Retire retire) {
        names.addAll(retire.nodes());
      } else if (decision instanceof Decision.Drop drop) {
        names.addAll(drop.machines());
      } else if (decision instanceof Decision.Release release) {
        names.addAll(release.nodes());
      }
    }
    return names;
  }

  private Turn next(List<Member> nodes, DecideRequest request) {
    Set<String> quarantined =
        nodes.stream()
            .filter(Member::quarantined)
            .map(m -> m.node().name())
            .collect(Collectors.toSet());
    return Quarantine.next(view(nodes, request), quarantined);
  }

  private PoolView view(List<Member> nodes, DecideRequest request) {
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
        PoolNodes.inOrder(nodes, pool),
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
