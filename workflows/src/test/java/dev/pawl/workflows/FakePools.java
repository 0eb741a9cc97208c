package dev.pawl.workflows;

import dev.pawl.planner.check.LetBe;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.plan.NodeOrder;
import dev.pawl.planner.rollout.Decision;
import dev.pawl.planner.rollout.PoolGoal;
import dev.pawl.planner.rollout.PoolNode;
import dev.pawl.planner.rollout.PoolView;
import dev.pawl.planner.rollout.Quarantine;
import dev.pawl.planner.rollout.Turn;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.planner.version.KubeVersion;
import dev.pawl.workflows.activity.PoolActivities;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The pools of a fake cluster, each a map of nodes. */
final class FakePools implements PoolActivities {

  private static final Hold BLOCKED = new Hold(HoldCode.DRAIN_TIMEOUT, "a budget keeps web-1");

  private final FakeSteps steps;
  private final FakeWindow window;
  private final Map<String, Map<String, PoolNode>> pools = new TreeMap<>();
  private final Set<String> blocked = ConcurrentHashMap.newKeySet();
  private final Set<String> quarantined = ConcurrentHashMap.newKeySet();
  private volatile LetBe letBe;

  /** With the marks come the places of nodes, where budgets decide: here, the last goes first. */
  private volatile boolean ranked;

  FakePools(FakeSteps steps, FakeWindow window) {
    this.steps = steps;
    this.window = window;
  }

  synchronized void add(String pool, int nodes) {
    Map<String, PoolNode> members = new TreeMap<>();
    for (int i = 0; i < nodes; i++) {
      String name = pool + "-" + i;
      members.put(
          name,
          new PoolNode(
              name, FakeCluster.ORIGIN, true, false, false, null, null, false, "", Instant.EPOCH));
    }
    pools.put(pool, members);
  }

  synchronized void startAnew() {
    List.copyOf(pools.keySet()).forEach(pool -> add(pool, pools.get(pool).size()));
  }

  void blocked(String node) {
    blocked.add(node);
  }

  void rank() {
    ranked = true;
  }

  LetBe letBe() {
    return letBe;
  }

  synchronized List<PoolNode> nodes(String pool) {
    return List.copyOf(pools.get(pool).values());
  }

  @Override
  public synchronized Look decide(DecideRequest r) {
    PoolSpec spec = r.pool().pool();
    letBe = r.letBe();
    List<PoolNode> members =
        pools.get(spec.name()).values().stream()
            .sorted(
                NodeOrder.by(
                    spec.strategy().order(), PoolNode::zone, PoolNode::created, PoolNode::name))
            .collect(Collectors.toList());
    if (ranked && spec.strategy().apartByBudgets()) {
      Collections.reverse(members);
    }
    Turn turn =
        Quarantine.next(
            new PoolView(
                r.pool().upgrade().id(),
                r.goal(),
                r.target(),
                r.origin(),
                spec.inPlace(),
                r.desired(),
                spec.inPlace() ? 0 : spec.strategy().surgeFor(r.desired()),
                spec.strategy().unavailableFor(r.desired()),
                spec.strategy().stopAfterBadMachines(),
                r.canary(),
                r.windows() == null ? null : window.closed(),
                members,
                r.inFlight()),
            quarantined);
    turn.decisions().stream()
        .filter(d -> d instanceof Decision.Soak || d instanceof Decision.Done)
        .forEach(d -> steps.log(d.getClass().getSimpleName().toLowerCase(Locale.ROOT)));
    return new Look(turn, "1");
  }

  @Override
  public Done surge(SurgeRequest r) {
    String pool = r.pool().pool().name();
    boolean back = r.goal() == PoolGoal.ROLL_BACK;
    synchronized (this) {
      pools
          .get(pool)
          .computeIfAbsent(
              r.machine().machine(),
              name ->
                  new PoolNode(
                      name,
                      r.machine().version(),
                      false,
                      false,
                      false,
                      r.machine().node(),
                      back ? null : FakeCluster.ORIGIN,
                      back,
                      "",
                      Instant.EPOCH));
    }
    steps.begin("surge " + r.machine().node(), HoldCode.MACHINE_NOT_READY);
    change(pool, r.machine().machine(), n -> with(n, true, n.cordoned(), n.version()));
    return new Done("1");
  }

  @Override
  public DrainReport drain(DrainRequest r) {
    change(r.pool().pool().name(), r.node(), n -> with(n, n.ready(), true, n.version()));
    steps.begin("drain " + r.node(), HoldCode.DRAIN_TIMEOUT);
    boolean given = r.atTimeout() == AtTimeout.REPORT && blocked.contains(r.node());
    return new DrainReport(3, "template", given ? BLOCKED : null, "1");
  }

  @Override
  public Done quarantine(NodeRequest r) {
    steps.begin("quarantine " + r.node(), HoldCode.STEP_FAILED);
    quarantined.add(r.node());
    return new Done("1");
  }

  @Override
  public void remove(NodeRequest r) {
    steps.begin("remove " + r.node(), HoldCode.STEP_FAILED);
    synchronized (this) {
      pools.get(r.pool().pool().name()).remove(r.node());
    }
  }

  @Override
  public Done change(ChangeRequest r) {
    steps.begin("change " + r.node(), HoldCode.EXEC_FAILED);
    change(r.pool().pool().name(), r.node(), n -> with(n, true, false, r.to()));
    return new Done("1");
  }

  @Override
  public Done release(NodeRequest r) {
    steps.begin("release " + r.node(), HoldCode.STEP_FAILED);
    quarantined.remove(r.node());
    change(r.pool().pool().name(), r.node(), n -> with(n, n.ready(), false, n.version()));
    return new Done("1");
  }

  @Override
  public void turnBack(PoolRef pool) {
    steps.begin("turn back", HoldCode.STEP_FAILED);
  }

  @Override
  public void keepHardTaint(PoolRef pool) {
    steps.stuck("keep hard taint");
    steps.begin("keep hard taint", HoldCode.FORBIDDEN);
  }

  @Override
  public void softenTaint(PoolRef pool) {
    steps.begin("soften", HoldCode.FORBIDDEN);
  }

  private synchronized void change(String pool, String name, UnaryOperator<PoolNode> how) {
    pools.get(pool).computeIfPresent(name, (k, n) -> how.apply(n));
  }

  private static PoolNode with(PoolNode n, boolean ready, boolean cordoned, KubeVersion version) {
    return new PoolNode(
        n.name(),
        version,
        ready,
        cordoned,
        cordoned,
        n.replaces(),
        n.origin(),
        n.reverts(),
        n.zone(),
        n.created());
  }
}
