package dev.pawl.workflows;

import dev.pawl.planner.rollout.Decision;
import dev.pawl.planner.rollout.PoolNode;
import dev.pawl.planner.rollout.PoolView;
import dev.pawl.planner.rollout.RolloutPlanner;
import dev.pawl.planner.rollout.Turn;
import dev.pawl.workflows.PoolInput.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One rollout in ticks, told as a readable log: what was decided and why, what happened, and the
 * pool after it, one letter a node (o old, d draining, b booting, n new, x down). A machine has its
 * node's name with a prime for each attempt. The planner and the memory are the real workflow's.
 */
final class RolloutStory {

  private static final int LONGEST = 400;
  private static final Pattern MACHINE = Pattern.compile("([nx]\\d\\d)-p[0-9a-f]{8}");
  private static final Map<String, Integer> TICKS = Map.of("boot", 4, "drain", 2, "change", 3);

  private final String title;
  private final int desired;
  private final boolean inPlace;
  private final List<String> happened = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private final SimulatedPool pool;
  private final SimulatedSteps steps;
  private final PoolMemory memory;
  private final Map<Integer, List<Runnable>> events = new TreeMap<>();
  private final Map<String, Integer> due = new HashMap<>();
  private final Map<String, Integer> bootTicks = new HashMap<>();
  private final Map<String, String> primes = new LinkedHashMap<>();
  private Set<String> bad = Set.of();
  private Random order;
  private int maxSurge;
  private int maxUnavailable;
  private String holds = "";
  private int now;
  private boolean done;

  private RolloutStory(
      String title, int desired, int maxSurge, int maxUnavailable, int canary, boolean inPlace) {
    this.title = title;
    this.desired = desired;
    this.inPlace = inPlace;
    this.maxSurge = maxSurge;
    this.maxUnavailable = maxUnavailable;
    this.pool = new SimulatedPool(desired, maxSurge, maxUnavailable, happened);
    this.steps = new SimulatedSteps(pool, inPlace, m -> bad.contains(named(m)));
    this.memory = new PoolMemory(Progress.none(canary, desired, 0, "u1"));
    steps.remember(memory);
  }

  static RolloutStory surge(String title, int nodes, int surge, int unavailable, int canary) {
    return new RolloutStory(title, nodes, surge, unavailable, canary, false);
  }

  static RolloutStory inPlace(String title, int nodes, int unavailable, int canary) {
    return new RolloutStory(title, nodes, 0, unavailable, canary, true);
  }

  // --- what is special about it ---

  RolloutStory slow(String machine, int ticks) {
    bootTicks.put(machine, ticks);
    return this;
  }

  RolloutStory bad(String... machines) {
    bad = Set.of(machines);
    return this;
  }

  RolloutStory goodFrom(int tick) {
    return at(tick, () -> bad = Set.of());
  }

  RolloutStory room(int tick, int nodes) {
    return at(tick, () -> pool.quota(nodes));
  }

  RolloutStory down(int tick, String node) {
    return at(tick, () -> pool.fail(node));
  }

  RolloutStory joins(int tick) {
    return at(tick, pool::join);
  }

  RolloutStory leaves(int tick, String node) {
    return at(tick, () -> pool.leave(node));
  }

  RolloutStory edit(int tick, int surge, int unavailable) {
    return at(
        tick,
        () -> {
          maxSurge = surge;
          maxUnavailable = unavailable;
          pool.edit(surge, unavailable);
          happened.add("-- edit: maxSurge %d, maxUnavailable %d".formatted(surge, unavailable));
        });
  }

  RolloutStory retry(int tick, String step) {
    return at(
        tick,
        () -> {
          happened.add("-- pawl retry " + step);
          memory.holds().clear(step);
          memory.tryAgain(MachineSteps.nodeOf(step).orElseThrow());
        });
  }

  private RolloutStory at(int tick, Runnable event) {
    events.computeIfAbsent(tick, t -> new ArrayList<>()).add(event);
    return this;
  }

  // --- how it is told ---

  /** In the order of names where two things happen at once. */
  String told() {
    play();
    String how =
        inPlace
            ? "%d nodes in place, maxUnavailable %d".formatted(desired, maxUnavailable)
            : "%d nodes, maxSurge %d, maxUnavailable %d"
                .formatted(desired, maxSurge, maxUnavailable);
    return title + "\n" + how + " (at the end)\n\n" + String.join("\n", lines) + "\n";
  }

  /** In any order where two things happen at once. */
  void play(Random inOrder) {
    order = inOrder;
    play();
  }

  boolean ended() {
    return done;
  }

  List<String> lines() {
    return lines;
  }

  private void play() {
    say("");
    for (now = 0; now < LONGEST && !done; now++) {
      events.getOrDefault(now, List.of()).forEach(Runnable::run);
      boolean looks = true;
      while (looks && !done) {
        look();
        looks = advance();
      }
    }
    if (done) {
      pool.checkEnding(memory.goal(), memory.skipped(), inPlace);
    }
  }

  /** Everything that is due; whether anything happened. */
  private boolean advance() {
    List<String> names = steps.names();
    if (order != null) {
      Collections.shuffle(names, order);
    }
    boolean any = false;
    for (String name : names) {
      int at = due.computeIfAbsent(name, n -> now + ticks(n));
      if (at <= now) {
        steps.advance(name);
        due.remove(name);
        boolean waits = steps.names().contains(name) && steps.nextOf(name).equals("make");
        if (waits) {
          due.put(name, now + 1);
        }
        any |= !waits;
        pool.check(steps.coming(), steps.going());
        tell();
      }
    }
    return any;
  }

  private int ticks(String chain) {
    String next = steps.nextOf(chain);
    String machine = chain.substring(chain.indexOf('/') + 1) + "'";
    return next.equals("boot") && bootTicks.containsKey(machine)
        ? bootTicks.get(machine)
        : TICKS.getOrDefault(next, 0);
  }

  private void look() {
    Turn turn =
        RolloutPlanner.next(
            new PoolView(
                "u1",
                memory.goal(),
                SimulatedPool.TARGET,
                SimulatedPool.ORIGIN,
                inPlace,
                desired,
                maxSurge,
                maxUnavailable,
                2,
                memory.canary(),
                null,
                pool.nodes(),
                memory.inFlight()));
    tell();
    memory.saw(turn);
    for (Decision decision : turn.decisions()) {
      boolean news = !(decision instanceof Decision.Wait) && !(decision instanceof Decision.Stop);
      if (news) {
        say("%s: %s".formatted(what(decision), decision.why()));
      }
      steps.begin(decision);
      done |= decision instanceof Decision.Done;
    }
    tellHolds();
  }

  private static String what(Decision decision) {
    if (decision instanceof Decision.Surge surge) {
      return "surge "
          + surge.machines().stream().map(m -> m.machine()).collect(Collectors.joining(", "));
    } else if (decision instanceof Decision.Retire retire) {
      return "retire " + String.join(", ", retire.nodes());
    } else if (decision instanceof Decision.Drop drop) {
      return "drop " + String.join(", ", drop.machines());
    } else if (decision instanceof Decision.Release release) {
      return "release " + String.join(", ", release.nodes());
    }
    return decision.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private void tell() {
    happened.forEach(line -> say("   " + line));
    happened.clear();
  }

  private void tellHolds() {
    String held =
        memory.holds().all().stream()
            .map(h -> h.step() + " " + h.hold().code().label())
            .collect(Collectors.joining(", "));
    if (!held.equals(holds)) {
      holds = held;
      say(held.isEmpty() ? "   nothing is held" : "   held: " + held);
    }
  }

  private void say(String line) {
    lines.add("%3d  %-16s %s".formatted(now, picture(), named(line)).stripTrailing());
  }

  private String picture() {
    return pool.nodes().stream().map(RolloutStory::letter).collect(Collectors.joining());
  }

  private static String letter(PoolNode n) {
    if (n.drainBegun()) {
      return "d";
    }
    boolean isNew = n.version().equals(SimulatedPool.TARGET);
    if (!n.ready()) {
      return isNew && n.replaces() != null ? "b" : "x";
    }
    return isNew ? "n" : "o";
  }

  /** With primes in place of hashes. */
  private String named(String line) {
    Matcher machine = MACHINE.matcher(line);
    return machine.replaceAll(m -> primes.computeIfAbsent(m.group(), g -> prime(m.group(1))));
  }

  private String prime(String node) {
    long before = primes.values().stream().filter(v -> v.startsWith(node)).count();
    return node + "'".repeat((int) before + 1);
  }
}
