package dev.pawl.planner.predict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The nodes of a pool that turns over undisturbed, and what begins next. The rules are those of
 * {@link dev.pawl.planner.rollout.RolloutPlanner}, which looks at a whole pool at each turn; here
 * they are kept as counts, so that the turns of 5,000 nodes cost little. That both decide the same
 * is tested. A machine's node is there from the moment its machine is made, as with driver kwok.
 */
final class Roster {

  /** Of nodes by their place in the order. */
  record Turn(List<Integer> surge, List<Integer> retire, boolean soak, boolean done) {}

  private enum Old {
    HERE,
    LEAVING,
    GONE
  }

  private enum Machine {
    NONE,
    MAKING,
    JOINED
  }

  private final int size;
  private final int desired;
  private final Pace pace;
  private final boolean inPlace;
  private final Old[] old;
  private final Machine[] machine;

  private final TreeSet<Integer> here = new TreeSet<>();
  private final Set<Integer> owedWithoutMachine = new LinkedHashSet<>();
  private int firstWithoutMachine;
  private int leaving;
  private int gone;
  private int making;
  private int joined;
  private int replaced;
  private boolean canaryPassed;

  Roster(PoolWork work) {
    this.size = work.nodes().size();
    this.desired = work.desired();
    this.pace = work.pace();
    this.inPlace = work.inPlace();
    this.old = new Old[size];
    this.machine = new Machine[size];
    Arrays.fill(old, Old.HERE);
    Arrays.fill(machine, Machine.NONE);
    for (int node = 0; node < size; node++) {
      here.add(node);
    }
  }

  // --- what happens ---

  void surges(int node) {
    machine[node] = Machine.MAKING;
    owedWithoutMachine.remove(node);
    making++;
  }

  void joins(int node) {
    machine[node] = Machine.JOINED;
    making--;
    joined++;
    replaced += old[node] == Old.GONE ? 1 : 0;
  }

  void retires(int node) {
    old[node] = Old.LEAVING;
    here.remove(node);
    leaving++;
  }

  /** It is removed; in place: it is changed and back. */
  void leaves(int node) {
    old[node] = Old.GONE;
    leaving--;
    gone++;
    if (inPlace) {
      machine[node] = Machine.JOINED;
      joined++;
    } else if (machine[node] == Machine.NONE) {
      owedWithoutMachine.add(node);
    }
    replaced += machine[node] == Machine.JOINED ? 1 : 0;
  }

  void passesCanary() {
    canaryPassed = true;
  }

  /** Nodes that have been replaced or changed so far. */
  int replaced() {
    return replaced;
  }

  /** Old nodes that no drain has begun of. */
  int stillHere() {
    return here.size();
  }

  boolean finished(int node) {
    return old[node] == Old.GONE && machine[node] == Machine.JOINED;
  }

  // --- what begins ---

  Turn next() {
    if (canaryAlone() && canaryLeft() == 0 && idle() && !here.isEmpty()) {
      return new Turn(List.of(), List.of(), true, false);
    }
    List<Integer> surge = inPlace ? List.of() : surge();
    List<Integer> retire = retire(surge);
    boolean done = surge.isEmpty() && retire.isEmpty() && idle() && here.isEmpty() && owed() == 0;
    return new Turn(surge, retire, false, done);
  }

  private List<Integer> surge() {
    int most = Math.max(0, room(pace.maxSurge()));
    List<Integer> nodes = new ArrayList<>(owedWithoutMachine.stream().limit(most).toList());
    int surgeLimit = canaryAlone() ? Math.min(1, pace.maxSurge()) : pace.maxSurge();
    int more = Math.min(room(surgeLimit) - nodes.size(), canaryRoomForMachines(nodes));
    while (firstWithoutMachine < size && !wantsMachine(firstWithoutMachine)) {
      firstWithoutMachine++;
    }
    for (int node = firstWithoutMachine; more > 0 && node < size; node++) {
      if (wantsMachine(node)) {
        nodes.add(node);
        more--;
      }
    }
    return nodes;
  }

  private boolean wantsMachine(int node) {
    return machine[node] == Machine.NONE && old[node] != Old.GONE;
  }

  /** Room for machines; nodes on their way out take up some of it. */
  private int room(int surge) {
    return surge + gone - making - joined;
  }

  private int canaryRoomForMachines(List<Integer> surge) {
    if (!canaryAlone()) {
      return Integer.MAX_VALUE;
    }
    boolean paired = making + joined > gone - owedWithoutMachine.size();
    boolean underWay = !idle() || !surge.isEmpty() || owed() > 0 || paired;
    return underWay ? 0 : Math.min(1, canaryLeft());
  }

  private List<Integer> retire(List<Integer> surge) {
    int spare =
        desired - size + here.size() + joined - Math.max(0, desired - pace.maxUnavailable());
    int onTheWayOut = pace.maxSurge() + pace.maxUnavailable() - leaving - owed();
    int room = Math.min(Math.min(spare, onTheWayOut), canaryRoomOnTheWayOut(surge));
    Set<Integer> beingMade = new HashSet<>(surge);
    return here.stream().filter(n -> !beingMade.contains(n)).limit(Math.max(0, room)).toList();
  }

  private int canaryRoomOnTheWayOut(List<Integer> surge) {
    if (!canaryAlone()) {
      return Integer.MAX_VALUE;
    }
    boolean underWay =
        !idle() || !surge.isEmpty() || (owed() > 0 && room(pace.maxSurge()) > surge.size());
    return underWay ? 0 : Math.min(1, canaryLeft());
  }

  private boolean canaryAlone() {
    return !canaryPassed && pace.canaryNodes() > 0;
  }

  private int canaryLeft() {
    return Math.max(0, pace.canaryNodes() - replaced);
  }

  private boolean idle() {
    return making == 0 && leaving == 0;
  }

  /** Nodes that are gone and have no machine that has joined. */
  private int owed() {
    return gone - replaced;
  }
}
