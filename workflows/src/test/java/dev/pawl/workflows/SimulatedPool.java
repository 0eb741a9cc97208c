package dev.pawl.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.rollout.Decision;
import dev.pawl.planner.rollout.PoolGoal;
import dev.pawl.planner.rollout.PoolNode;
import dev.pawl.planner.rollout.Replacement;
import dev.pawl.planner.version.KubeVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The nodes of a pool, changed one thing at a time, with the invariants asserted after each. */
final class SimulatedPool {

  static final KubeVersion ORIGIN = KubeVersion.parse("1.35.4");
  static final KubeVersion TARGET = KubeVersion.parse("1.36.3");

  private static final int ENDLESS = 1_000;

  private final int desired;
  private final List<String> log;
  private final TreeMap<String, PoolNode> nodes = new TreeMap<>();
  private final Set<String> down = new TreeSet<>();
  private final Set<String> drained = new TreeSet<>();
  private Bounds bounds;
  private int quota = ENDLESS;
  private int failures;
  private int joined;
  private int left;
  private int clock;

  SimulatedPool(int desired, int maxSurge, int maxUnavailable, List<String> log) {
    this.desired = desired;
    this.log = log;
    this.bounds = new Bounds(desired, maxSurge, maxUnavailable);
    for (int i = 0; i < desired; i++) {
      put(node("n%02d".formatted(i), ORIGIN));
    }
  }

  private PoolNode node(String name, KubeVersion version) {
    return new PoolNode(name, version, true, false, false, null, null, false, "", created());
  }

  private Instant created() {
    return Instant.ofEpochSecond(clock++);
  }

  private void put(PoolNode node) {
    nodes.put(node.name(), node);
  }

  boolean exists(String name) {
    return nodes.containsKey(name);
  }

  /** While no window is open, only what has begun goes on. */
  void checkBeginsNothing(Decision decision, List<String> owed) {
    if (decision instanceof Decision.Surge surge) {
      assertThat(surge.machines())
          .as("no machine is made for a node that has not begun")
          .allMatch(m -> owed.contains(m.node()) || nodes.containsKey(m.machine()));
    } else if (decision instanceof Decision.Retire retire) {
      assertThat(retire.nodes())
          .as("no node goes that has not begun")
          .allMatch(n -> nodes.get(n).drainBegun() || hasMachine(n));
    }
  }

  private boolean hasMachine(String node) {
    return nodes.values().stream().anyMatch(m -> node.equals(m.replaces()));
  }

  List<PoolNode> nodes() {
    List<PoolNode> all = new ArrayList<>(nodes.values());
    all.sort(Comparator.comparing(PoolNode::created).thenComparing(PoolNode::name));
    return all;
  }

  // --- what activities do: each looks first ---

  /** Whether the machine is there; false where there is no room for it now. */
  boolean create(Replacement m, PoolGoal goal) {
    if (nodes.containsKey(m.machine())) {
      return true;
    }
    if (isFull()) {
      return false;
    }
    PoolNode old = nodes.get(m.node());
    KubeVersion origin = old == null ? ORIGIN : old.version();
    boolean back = goal == PoolGoal.ROLL_BACK;
    log.add("create " + m.machine());
    put(
        new PoolNode(
            m.machine(),
            m.version(),
            false,
            false,
            false,
            m.node(),
            back ? null : origin,
            back,
            "",
            created()));
    return true;
  }

  /** Whether the machine was still there to join. */
  boolean ready(String name) {
    PoolNode n = nodes.get(name);
    if (n != null) {
      log.add("ready " + name);
      put(with(n, n.version(), true, n.cordoned(), n.drainBegun(), n.origin()));
    }
    return n != null;
  }

  void cordon(String name, boolean noteOrigin) {
    PoolNode n = nodes.get(name);
    if (n != null) {
      log.add("cordon " + name);
      KubeVersion origin = noteOrigin && n.origin() == null ? n.version() : n.origin();
      put(with(n, n.version(), n.ready(), true, true, origin));
    }
  }

  void drained(String name) {
    log.add("drained " + name);
    drained.add(name);
  }

  void remove(String name) {
    if (nodes.containsKey(name)) {
      assertThat(drained).as("I3: %s is drained before it is removed", name).contains(name);
      log.add("remove " + name);
      nodes.remove(name);
      down.remove(name);
    }
  }

  /** Whether the node was still there to be changed. */
  boolean change(String name, PoolGoal goal) {
    PoolNode n = nodes.get(name);
    if (n != null) {
      assertThat(drained).as("%s is drained before it is changed", name).contains(name);
      KubeVersion to = goal == PoolGoal.ROLL_BACK ? n.origin() : TARGET;
      log.add("change " + name + " to " + to);
      put(with(n, to, true, n.cordoned(), n.drainBegun(), n.origin()));
    }
    return n != null;
  }

  void release(String name) {
    PoolNode n = nodes.get(name);
    if (n != null) {
      log.add("release " + name);
      put(with(n, n.version(), n.ready(), false, false, n.origin()));
    }
  }

  private static PoolNode with(
      PoolNode n,
      KubeVersion version,
      boolean ready,
      boolean cordoned,
      boolean drainBegun,
      KubeVersion origin) {
    return new PoolNode(
        n.name(),
        version,
        ready,
        cordoned,
        drainBegun,
        n.replaces(),
        origin,
        n.reverts(),
        n.zone(),
        n.created());
  }

  // --- what happens by itself ---

  void fail(String name) {
    PoolNode n = nodes.get(name);
    if (n != null && n.ready()) {
      log.add("-- " + name + " is down");
      down.add(name);
      put(with(n, n.version(), false, n.cordoned(), n.drainBegun(), n.origin()));
      failures++;
    }
  }

  /** A node of the old image, as an autoscaler adds them. */
  void join() {
    String name = "x%02d".formatted(joined++);
    log.add("-- " + name + " joins the pool");
    put(node(name, ORIGIN));
    bounds = bounds.oneMore();
  }

  /** Somebody deletes a node: a spot machine is taken back, an autoscaler removes it. */
  void leave(String name) {
    if (nodes.remove(name) != null) {
      log.add("-- " + name + " leaves the pool");
      down.remove(name);
      left++;
      failures++;
    }
  }

  /** How many nodes left the pool. */
  int left() {
    return left;
  }

  String any(Random random) {
    List<String> names = new ArrayList<>(nodes.keySet());
    return names.isEmpty() ? "none" : names.get(random.nextInt(names.size()));
  }

  /** No more nodes than that at any time. */
  void quota(int most) {
    log.add("-- there is room for " + most + " nodes");
    quota = most;
  }

  boolean isFull() {
    return nodes.size() >= quota;
  }

  boolean hasRoomForThePool() {
    return quota >= desired + joined;
  }

  void raiseQuota() {
    quota(Math.max(quota, nodes.size()) + 1);
  }

  void edit(int maxSurge, int maxUnavailable) {
    bounds = bounds.edited(maxSurge, maxUnavailable);
  }

  /** Somebody repairs whatever is down. */
  void recover() {
    for (PoolNode n : List.copyOf(nodes.values())) {
      if (!n.ready()) {
        log.add("-- " + n.name() + " is repaired");
        down.remove(n.name());
        put(with(n, n.version(), true, n.cordoned(), n.drainBegun(), n.origin()));
      }
    }
  }

  // --- the invariants ---

  private int available() {
    return (int) nodes.values().stream().filter(PoolNode::available).count();
  }

  /**
   * After every single change.
   *
   * @param coming machines being made that are not there yet
   * @param going available nodes that are about to be cordoned
   */
  void check(int coming, int going) {
    bounds = bounds.tightened(nodes.size() + coming, available() + failures - going);
    assertThat(nodes.size()).as("I2: nodes").isLessThanOrEqualTo(bounds.most());
    assertThat(available() + failures).as("I2: available").isGreaterThanOrEqualTo(bounds.least());
    assertThat(nodes.values())
        .as("I4: no kubelet is newer than the control plane, or older than before")
        .allMatch(n -> n.version().equals(ORIGIN) || n.version().equals(TARGET));
  }

  /** What a new start finds missing: as the Lease and the marks tell it. */
  int missing() {
    long there =
        nodes.values().stream()
            .filter(n -> n.replaces() == null || !nodes.containsKey(n.replaces()))
            .map(n -> n.replaces() == null ? n.name() : n.replaces())
            .distinct()
            .count();
    return (int) Math.max(0, desired - there);
  }

  /** Nothing is in flight that was decided before the last failure: all is well again. */
  void forgiveNoLonger() {
    if (down.isEmpty() && left == 0 && available() >= bounds.least()) {
      failures = 0;
    }
  }

  void checkEnding(PoolGoal goal, Set<String> skipped, boolean inPlace) {
    assertThat(nodes.values()).as("I5: no cordon stays").noneMatch(PoolNode::drainBegun);
    assertThat(nodes.size()).as("the pool's size").isBetween(desired - left, desired + joined);
    switch (goal) {
      case UPGRADE ->
          assertThat(nodes.values())
              .allMatch(n -> n.version().equals(TARGET) || skipped.contains(n.name()));
      case ROLL_BACK ->
          assertThat(nodes.values())
              .allMatch(n -> n.version().equals(ORIGIN) || skipped.contains(n.name()));
      case ABORT -> {
        if (!inPlace) {
          assertThat(nodes.values())
              .as("I8: no machine beside the node it was made for")
              .noneMatch(n -> n.replaces() != null && nodes.containsKey(n.replaces()));
        }
      }
    }
  }

  /**
   * What a pool may have and must keep (I2). An edit to smaller numbers asks for nothing back that
   * was allowed before it, but from then on it may only get better.
   */
  private record Bounds(int desired, int maxSurge, int maxUnavailable, int most, int least) {

    Bounds(int desired, int maxSurge, int maxUnavailable) {
      this(desired, maxSurge, maxUnavailable, desired + maxSurge, desired - maxUnavailable);
    }

    Bounds edited(int surge, int unavailable) {
      return new Bounds(
          desired,
          surge,
          unavailable,
          Math.max(most, desired + surge),
          Math.min(least, desired - unavailable));
    }

    /** A node that somebody added is one too many until it has taken another's place. */
    Bounds oneMore() {
      return new Bounds(desired, maxSurge, maxUnavailable, most + 1, least);
    }

    Bounds tightened(int nodes, int available) {
      return new Bounds(
          desired,
          maxSurge,
          maxUnavailable,
          Math.max(desired + maxSurge, Math.min(most, nodes)),
          Math.min(desired - maxUnavailable, Math.max(least, available)));
    }
  }
}
