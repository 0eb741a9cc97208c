package dev.pawl.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.rollout.Decision;
import dev.pawl.planner.rollout.PoolGoal;
import dev.pawl.planner.rollout.PoolNode;
import dev.pawl.planner.rollout.Replacement;
import dev.pawl.planner.version.KubeVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The nodes of a pool, changed one thing at a time, with the invariants asserted after each. */
final class SimulatedPool {

  static final KubeVersion ORIGIN = KubeVersion.parse("1.35.4");
  static final KubeVersion TARGET = KubeVersion.parse("1.36.3");

  private final int desired;
  private final int maxSurge;
  private final int maxUnavailable;
  private final List<String> log;
  private final TreeMap<String, PoolNode> nodes = new TreeMap<>();
  private final Set<String> down = new TreeSet<>();
  private final Set<String> drained = new TreeSet<>();
  private int failures;
  private int clock;

  SimulatedPool(int desired, int maxSurge, int maxUnavailable, List<String> log) {
    this.desired = desired;
    this.maxSurge = maxSurge;
    this.maxUnavailable = maxUnavailable;
    this.log = log;
    for (int i = 0; i < desired; i++) {
      put(new PoolNode("n" + i, ORIGIN, true, false, false, null, null, false, "", created()));
    }
  }

  private Instant created() {
    return Instant.ofEpochSecond(clock++);
  }

  private void put(PoolNode node) {
    nodes.put(node.name(), node);
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
    all.sort(java.util.Comparator.comparing(PoolNode::created).thenComparing(PoolNode::name));
    return all;
  }

  // --- what activities do: each looks first ---

  void create(Replacement m, PoolGoal goal) {
    if (nodes.containsKey(m.machine())) {
      return;
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
  }

  void ready(String name) {
    if (nodes.containsKey(name)) {
      set(name, true, nodes.get(name).cordoned(), nodes.get(name).drainBegun());
    }
  }

  void cordon(String name, boolean noteOrigin) {
    PoolNode n = nodes.get(name);
    if (n != null) {
      KubeVersion origin = noteOrigin && n.origin() == null ? n.version() : n.origin();
      log.add("cordon " + name);
      put(
          new PoolNode(
              name,
              n.version(),
              n.ready(),
              true,
              true,
              n.replaces(),
              origin,
              n.reverts(),
              "",
              n.created()));
    }
  }

  void drained(String name) {
    drained.add(name);
  }

  void remove(String name) {
    assertThat(drained).as("I3: %s is drained before it is removed", name).contains(name);
    log.add("remove " + name);
    nodes.remove(name);
    down.remove(name);
  }

  void change(String name, PoolGoal goal) {
    PoolNode n = nodes.get(name);
    KubeVersion to = goal == PoolGoal.ROLL_BACK ? n.origin() : TARGET;
    log.add("change " + name + " to " + to);
    put(
        new PoolNode(
            name,
            to,
            true,
            n.cordoned(),
            n.drainBegun(),
            n.replaces(),
            n.origin(),
            n.reverts(),
            "",
            n.created()));
  }

  void release(String name) {
    if (nodes.containsKey(name)) {
      log.add("release " + name);
      set(name, nodes.get(name).ready(), false, false);
    }
  }

  private void set(String name, boolean ready, boolean cordoned, boolean drainBegun) {
    PoolNode n = nodes.get(name);
    put(
        new PoolNode(
            name,
            n.version(),
            ready,
            cordoned,
            drainBegun,
            n.replaces(),
            n.origin(),
            n.reverts(),
            "",
            n.created()));
  }

  // --- what happens by itself ---

  void fail(Random random) {
    List<String> up =
        nodes.values().stream().filter(PoolNode::available).map(PoolNode::name).toList();
    if (!up.isEmpty()) {
      String name = up.get(random.nextInt(up.size()));
      log.add("-- " + name + " is down");
      down.add(name);
      set(name, false, false, false);
      failures++;
    }
  }

  /** Somebody repairs whatever is down. */
  void recover() {
    for (PoolNode n : List.copyOf(nodes.values())) {
      if (!n.ready()) {
        log.add("-- " + n.name() + " is repaired");
        down.remove(n.name());
        set(n.name(), true, n.cordoned(), n.drainBegun());
      }
    }
  }

  // --- the invariants ---

  private int available() {
    return (int) nodes.values().stream().filter(PoolNode::available).count();
  }

  void check() {
    assertThat(nodes.size()).as("I2: nodes").isLessThanOrEqualTo(desired + maxSurge);
    assertThat(available() + failures)
        .as("I2: available")
        .isGreaterThanOrEqualTo(desired - maxUnavailable);
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
    if (down.isEmpty() && available() >= desired - maxUnavailable) {
      failures = 0;
    }
  }

  void checkEnding(PoolGoal goal, Set<String> skipped, boolean inPlace) {
    assertThat(nodes.values()).as("I5: no cordon stays").noneMatch(PoolNode::drainBegun);
    assertThat(nodes).as("the pool's size").hasSize(desired);
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
}
