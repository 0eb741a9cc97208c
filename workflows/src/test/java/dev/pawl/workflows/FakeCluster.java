package dev.pawl.workflows;

import dev.pawl.planner.check.LetBe;
import dev.pawl.planner.check.Obstacle;
import dev.pawl.planner.check.Stage;
import dev.pawl.planner.gate.Verdict;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.plan.NodeOrder;
import dev.pawl.planner.rollout.Closed;
import dev.pawl.planner.rollout.Decision;
import dev.pawl.planner.rollout.PoolGoal;
import dev.pawl.planner.rollout.PoolNode;
import dev.pawl.planner.rollout.PoolView;
import dev.pawl.planner.rollout.Quarantine;
import dev.pawl.planner.rollout.Turn;
import dev.pawl.planner.spec.ExecAction;
import dev.pawl.planner.spec.PoolSpec;
import dev.pawl.planner.undo.EtcdSnapshot;
import dev.pawl.planner.undo.Reversal;
import dev.pawl.planner.undo.UndoKind;
import dev.pawl.planner.version.KubeVersion;
import dev.pawl.planner.window.StepWindows;
import dev.pawl.planner.window.WindowFit;
import dev.pawl.workflows.activity.AddonActivities;
import dev.pawl.workflows.activity.CheckActivities;
import dev.pawl.workflows.activity.ClusterActivities;
import dev.pawl.workflows.activity.ControlPlaneActivities;
import dev.pawl.workflows.activity.GateActivities;
import dev.pawl.workflows.activity.PoolActivities;
import dev.pawl.workflows.activity.PoolActivities.AtTimeout;
import dev.pawl.workflows.activity.UpgradeRef;
import dev.pawl.workflows.failure.StepFailure;
import io.temporal.activity.Activity;
import io.temporal.client.ActivityCompletionException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A cluster in a few maps, with all activities of Pawl on it: hand-written, so that workflow tests
 * can say which step fails, which waits, and see in which order things were done.
 */
final class FakeCluster
    implements PoolActivities,
        ClusterActivities,
        ControlPlaneActivities,
        AddonActivities,
        GateActivities,
        CheckActivities {

  static final KubeVersion ORIGIN = KubeVersion.parse("1.35.4");
  static final KubeVersion TARGET = KubeVersion.parse("1.36.3");

  private static final Hold CLOSED = new Hold(HoldCode.WINDOW, "no window is open");

  private volatile Instant opens = Instant.EPOCH;
  private final Map<String, Map<String, PoolNode>> pools = new TreeMap<>();
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Predicate<Integer>> failing = new TreeMap<>();
  private final Map<String, HoldCode> codes = new ConcurrentHashMap<>();
  private final Map<String, Verdict> verdicts = new ConcurrentHashMap<>();
  private final Map<String, List<Obstacle>> obstacles = new ConcurrentHashMap<>();
  private final Map<String, Integer> tries = new TreeMap<>();
  private static final Hold BLOCKED = new Hold(HoldCode.DRAIN_TIMEOUT, "a budget keeps web-1");
  private final Set<String> blocked = ConcurrentHashMap.newKeySet();
  private final Set<String> quarantined = ConcurrentHashMap.newKeySet();
  private final List<String> stuck = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Duration> away = new ConcurrentHashMap<>();
  private final List<String> settled = Collections.synchronizedList(new ArrayList<>());
  private final List<String> irreversible = Collections.synchronizedList(new ArrayList<>());
  private volatile KubeVersion server = ORIGIN;
  private volatile List<Finding> findings = List.of();

  private volatile LetBe letBe;

  /** With the marks come the places of nodes, where budgets decide: here, the last goes first. */
  private volatile boolean ranked;

  FakeCluster withPool(String pool, int nodes) {
    Map<String, PoolNode> members = new TreeMap<>();
    for (int i = 0; i < nodes; i++) {
      put(members, node(pool + "-" + i, ORIGIN));
    }
    pools.put(pool, members);
    return this;
  }

  /** Makes a step fail for good, at the tries (from 1) that the predicate names. */
  FakeCluster failing(String step, Predicate<Integer> tried) {
    failing.put(step, tried);
    return this;
  }

  /** Makes a node's drain end at its timeout, where that is reported. */
  FakeCluster blocked(String node) {
    blocked.add(node);
    return this;
  }

  /** Makes a step wait until {@link #free}. */
  FakeCluster stuck(String step) {
    stuck.add(step);
    return this;
  }

  /** What a step that fails is held for, where it is not the usual. */
  FakeCluster failingWith(String step, HoldCode code) {
    codes.put(step, code);
    return this;
  }

  /** Makes a gate say something else than success, until it is told another word. */
  FakeCluster gateSays(String gate, Verdict verdict) {
    verdicts.put(gate, verdict);
    return this;
  }

  /** Lets the checks of a step find these, until it is told other ones. */
  FakeCluster finds(String step, Obstacle... inTheWay) {
    obstacles.put(step, List.of(inTheWay));
    return this;
  }

  /** Lets nothing begin before an instant, where a request speaks of windows. */
  FakeCluster opensAt(Instant instant) {
    opens = instant;
    return this;
  }

  /** What the last look finds from now on. */
  FakeCluster finding(Finding... found) {
    findings = List.of(found);
    return this;
  }

  /** The same cluster at the version it had, as if nothing had been done. */
  void startAnew() {
    log.clear();
    server = ORIGIN;
    List.copyOf(pools.keySet()).forEach(pool -> withPool(pool, pools.get(pool).size()));
  }

  /** That long no pod of the addon is available while it is changed. */
  FakeCluster away(String addon, Duration length) {
    away.put(addon, length);
    return this;
  }

  /** An addon is as its spec says already. */
  FakeCluster settled(String addon) {
    settled.add(addon);
    return this;
  }

  /** What an addon has changed cannot be taken back. */
  FakeCluster irreversible(String addon) {
    irreversible.add(addon);
    return this;
  }

  /** In spite of which findings the pool that was looked at last may begin a node. */
  LetBe letBe() {
    return letBe;
  }

  KubeVersion server() {
    return server;
  }

  void free(String step) {
    stuck.remove(step);
  }

  List<String> log() {
    synchronized (log) {
      return List.copyOf(log);
    }
  }

  synchronized List<PoolNode> nodes(String pool) {
    return List.copyOf(pools.get(pool).values());
  }

  private static PoolNode node(String name, KubeVersion version) {
    return new PoolNode(
        name, version, true, false, false, null, null, false, "", java.time.Instant.EPOCH);
  }

  private static void put(Map<String, PoolNode> members, PoolNode node) {
    members.put(node.name(), node);
  }

  private void begin(String step, HoldCode code) {
    log.add(step);
    int tried;
    boolean fails;
    synchronized (this) {
      tried = tries.merge(step, 1, Integer::sum);
      fails = failing.getOrDefault(step, t -> false).test(tried);
    }
    while (stuck.contains(step)) {
      try {
        Activity.getExecutionContext().heartbeat(null);
        LockSupport.parkNanos(5_000_000);
      } catch (ActivityCompletionException calledOff) {
        log.add(step + " called off");
        throw calledOff;
      }
    }
    if (fails) {
      HoldCode named = codes.getOrDefault(step, code);
      throw StepFailure.of(new Hold(named, step + " does not work", "Node/x"));
    }
  }

  // --- pool ---

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
                r.windows() == null || isOpen() ? null : new Closed(opens, CLOSED),
                members,
                r.inFlight()),
            quarantined);
    turn.decisions().stream()
        .filter(d -> d instanceof Decision.Soak || d instanceof Decision.Done)
        .forEach(d -> log.add(d.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT)));
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
                      back ? null : ORIGIN,
                      back,
                      "",
                      java.time.Instant.EPOCH));
    }
    begin("surge " + r.machine().node(), HoldCode.MACHINE_NOT_READY);
    change(pool, r.machine().machine(), n -> with(n, true, n.cordoned(), n.version()));
    return new Done("1");
  }

  @Override
  public DrainReport drain(DrainRequest r) {
    change(r.pool().pool().name(), r.node(), n -> with(n, n.ready(), true, n.version()));
    begin("drain " + r.node(), HoldCode.DRAIN_TIMEOUT);
    boolean given = r.atTimeout() == AtTimeout.REPORT && blocked.contains(r.node());
    return new DrainReport(3, "template", given ? BLOCKED : null, "1");
  }

  @Override
  public Done quarantine(NodeRequest r) {
    begin("quarantine " + r.node(), HoldCode.STEP_FAILED);
    quarantined.add(r.node());
    return new Done("1");
  }

  @Override
  public void remove(NodeRequest r) {
    begin("remove " + r.node(), HoldCode.STEP_FAILED);
    synchronized (this) {
      pools.get(r.pool().pool().name()).remove(r.node());
    }
  }

  @Override
  public Done change(ChangeRequest r) {
    begin("change " + r.node(), HoldCode.EXEC_FAILED);
    change(r.pool().pool().name(), r.node(), n -> with(n, true, false, r.to()));
    return new Done("1");
  }

  @Override
  public Done release(NodeRequest r) {
    begin("release " + r.node(), HoldCode.STEP_FAILED);
    quarantined.remove(r.node());
    change(r.pool().pool().name(), r.node(), n -> with(n, n.ready(), false, n.version()));
    return new Done("1");
  }

  @Override
  public void turnBack(PoolRef pool) {
    begin("turn back", HoldCode.STEP_FAILED);
  }

  @Override
  public void keepHardTaint(PoolRef pool) {
    stuck.add("keep hard taint");
    begin("keep hard taint", HoldCode.FORBIDDEN);
  }

  @Override
  public void softenTaint(PoolRef pool) {
    begin("soften", HoldCode.FORBIDDEN);
  }

  private synchronized void change(
      String pool, String name, java.util.function.UnaryOperator<PoolNode> how) {
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

  // --- cluster ---

  @Override
  public Admission admit(AdmitRequest r) {
    begin("admit", HoldCode.FORBIDDEN);
    List<PoolStart> starts =
        r.pools().stream()
            .map(p -> new PoolStart(p.name(), nodes(p.name()).size(), ORIGIN, 0))
            .toList();
    return new Admission(
        server,
        starts,
        starts.stream().collect(Collectors.toMap(PoolStart::name, PoolStart::desired)),
        List.of());
  }

  @Override
  public void identify(UpgradeRef upgrade) {
    log.add("identify");
  }

  @Override
  public List<Finding> skew(SkewRequest request) {
    begin("skew", HoldCode.FORBIDDEN);
    return List.of();
  }

  @Override
  public void awaitSkew(SkewRequest request, String known) {
    begin("await skew", HoldCode.FORBIDDEN);
  }

  @Override
  public void markOutdated(MarkRequest request) {
    begin("mark", HoldCode.FORBIDDEN);
    ranked = true;
  }

  @Override
  public void unmarkOutdated(MarkRequest request) {
    begin("unmark", HoldCode.FORBIDDEN);
  }

  @Override
  public WindowFit window(StepWindows step) {
    log.add("window");
    return isOpen()
        ? new WindowFit.Start("open")
        : new WindowFit.WaitUntil(opens, CLOSED.message());
  }

  private boolean isOpen() {
    return !Instant.now().isBefore(opens);
  }

  @Override
  public List<Finding> verify(VerifyRequest request) {
    begin("verify", HoldCode.FORBIDDEN);
    return findings;
  }

  @Override
  public void awaitVerify(VerifyRequest request, String known) {
    begin("await verify", HoldCode.FORBIDDEN);
    while (Finding.digest(findings).equals(known)) {
      Activity.getExecutionContext().heartbeat(null);
      LockSupport.parkNanos(5_000_000);
    }
  }

  @Override
  public void close(UpgradeRef upgrade) {
    begin("close", HoldCode.FORBIDDEN);
  }

  @Override
  public KubeVersion version(UpgradeRef upgrade) {
    return server;
  }

  @Override
  public void awaitOtherVersion(UpgradeRef upgrade, KubeVersion known) {
    begin("await another version", HoldCode.FORBIDDEN);
  }

  @Override
  public CommandReport run(ControlPlaneCommand c) {
    begin("control plane " + c.action().name(), HoldCode.EXEC_FAILED);
    if (c.action() == ExecAction.UPGRADE || c.action() == ExecAction.ROLLBACK) {
      server = c.to();
    }
    return c.action() == ExecAction.SNAPSHOT
        ? new CommandReport("done", new EtcdSnapshot(0xab12, 812, 230, 20480, "3.6.0"))
        : CommandReport.saying("done");
  }

  @Override
  public AddonRecord record(AddonRequest request) {
    String addon = request.addon().name();
    begin("record " + addon, HoldCode.FORBIDDEN);
    Reversal reversal =
        irreversible.contains(addon)
            ? new Reversal(UndoKind.IRREVERSIBLE, "stored versions move on")
            : new Reversal(UndoKind.REVERSIBLE, "1 object is kept");
    return settled.contains(addon)
        ? AddonRecord.settled()
        : AddonRecord.of("kept-" + addon, "hash", reversal);
  }

  @Override
  public RestoreReport restore(RestoreRequest request) {
    begin("restore " + request.addon().name(), HoldCode.FORBIDDEN);
    return new RestoreReport(1, 0);
  }

  @Override
  public void forget(UpgradeRef upgrade) {
    begin("forget", HoldCode.FORBIDDEN);
  }

  @Override
  public AddonReport apply(AddonRequest request) {
    begin("addon " + request.addon().name(), HoldCode.ADDON_NOT_READY);
    return new AddonReport(1, 1, away.get(request.addon().name()));
  }

  @Override
  public void recordHealth(UpgradeRef upgrade) {
    log.add("record health");
  }

  @Override
  public GateReport look(GateRequest request) {
    String step = "gate " + request.gate().name();
    begin(step, HoldCode.FORBIDDEN);
    Verdict verdict = verdicts.getOrDefault(request.gate().name(), Verdict.SUCCESS);
    return new GateReport(verdict, "looked: " + verdict, List.of("Node/x"));
  }

  @Override
  public GateReport watch(GateRequest request) {
    begin("watch gate " + request.gate().name(), HoldCode.FORBIDDEN);
    while (true) {
      Verdict verdict = verdicts.getOrDefault(request.gate().name(), Verdict.SUCCESS);
      if (verdict != Verdict.SUCCESS) {
        return new GateReport(verdict, "looked: " + verdict, List.of("Node/x"));
      }
      Activity.getExecutionContext().heartbeat(null);
      Thread.onSpinWait();
    }
  }

  @Override
  public void awaitGood(GateRequest request) {
    begin("await gate " + request.gate().name(), HoldCode.FORBIDDEN);
    while (verdicts.getOrDefault(request.gate().name(), Verdict.SUCCESS) != Verdict.SUCCESS) {
      Activity.getExecutionContext().heartbeat(null);
      Thread.onSpinWait();
    }
  }

  // --- checks ---

  @Override
  public CheckReport check(CheckRequest request) {
    begin(request.step(), HoldCode.FORBIDDEN);
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
    begin("await " + request.check().step(), HoldCode.FORBIDDEN);
    while (inTheWay(request.check()).stream().map(Obstacle::key).toList().equals(request.seen())) {
      Activity.getExecutionContext().heartbeat(null);
      Thread.onSpinWait();
    }
  }

  private List<Obstacle> inTheWay(CheckRequest request) {
    return obstacles.getOrDefault(request.step(), List.of()).stream()
        .filter(o -> !request.known().contains(o.key()))
        .toList();
  }
}
