package dev.pawl.activities.pool;

import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.CheckRound;
import dev.pawl.activities.checks.catalogue.Catalogue;
import dev.pawl.planner.check.LetBe;
import dev.pawl.planner.check.Obstacle;
import dev.pawl.planner.check.Stage;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.rollout.Decision;
import dev.pawl.planner.rollout.PoolGoal;
import dev.pawl.planner.rollout.Turn;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.planner.spec.TargetVersion;
import dev.pawl.planner.spec.UpgradeSpec;
import dev.pawl.workflows.activity.PoolActivities.DecideRequest;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets no node begin while the cheapest checks find something in the way. What has begun goes on,
 * and so does everything on the way back. It looks only where a node is about to begin, and rests
 * for a while after a look that found nothing.
 */
final class NodeGuard {

  private static final Duration FRESH = Duration.ofSeconds(15);

  private final Clock clock;
  private final List<Check> checks = Catalogue.at(Stage.NODE);
  private final Map<String, Instant> clear = new ConcurrentHashMap<>();

  NodeGuard(Clock clock) {
    this.clock = clock;
  }

  /** The same turn, or a wait in place of what would begin. */
  Turn guard(KubernetesClient client, DecideRequest request, Turn turn) {
    if (request.goal() != PoolGoal.UPGRADE
        || request.letBe() == null
        || turn.decisions().stream().noneMatch(NodeGuard::begins)) {
      return turn;
    }
    List<Obstacle> obstacles = obstacles(client, request);
    return obstacles.isEmpty() ? turn : waiting(turn, obstacles);
  }

  private static boolean begins(Decision decision) {
    return decision instanceof Decision.Surge || decision instanceof Decision.Retire;
  }

  private static Turn waiting(Turn turn, List<Obstacle> obstacles) {
    Hold hold = Obstacle.hold(HoldCode.CHECK_FAILED, obstacles, 0);
    List<Decision> rest =
        turn.decisions().stream()
            .map(d -> begins(d) ? new Decision.Wait(hold, hold.message()) : d)
            .distinct()
            .toList();
    return new Turn(rest, turn.total(), turn.updated(), turn.quarantined());
  }

  private List<Obstacle> obstacles(KubernetesClient client, DecideRequest request) {
    Instant now = clock.instant();
    String cluster = request.pool().upgrade().uid();
    Instant last = clear.get(cluster);
    if (last != null && now.isBefore(last.plus(FRESH))) {
      return List.of();
    }
    LetBe letBe = request.letBe();
    List<Obstacle> obstacles =
        Obstacle.of(new CheckRound(checks).run(client, spec(request), clock)).stream()
            .filter(o -> !letBe.known().contains(o.key()))
            .toList();
    if (obstacles.isEmpty()) {
      clear.put(cluster, now);
    }
    return obstacles;
  }

  /** As much of the upgrade as such a check may ask for. */
  private static UpgradeSpec spec(DecideRequest request) {
    PoolSpec pool = request.pool().pool();
    return UpgradeSpec.of(
        request.pool().upgrade().name(),
        TargetVersion.at(request.target()),
        List.of(pool),
        request.letBe().accepted());
  }
}
