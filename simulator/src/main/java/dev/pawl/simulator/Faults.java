package dev.pawl.simulator;

import dev.pawl.simulator.api.ApiServer;
import dev.pawl.simulator.api.Failure;
import dev.pawl.simulator.api.RequestFaults;
import dev.pawl.simulator.api.RequestInfo;
import dev.pawl.simulator.control.MachineFaults;
import dev.pawl.simulator.store.Registry;
import dev.pawl.simulator.time.SimClock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** What goes wrong, on demand. Everything is well until asked for. */
public final class Faults {
  private final SimClock clock;
  private final RequestFaults requests;
  private final MachineFaults machines;
  private final ApiServer server;
  private final Registry registry;

  Faults(
      SimClock clock,
      RequestFaults requests,
      MachineFaults machines,
      ApiServer server,
      Registry registry) {
    this.clock = clock;
    this.requests = requests;
    this.machines = machines;
    this.server = server;
    this.registry = registry;
  }

  /** The next {@code count} requests that match fail. */
  public Faults failNext(int count, Predicate<RequestInfo> when, Failure failure) {
    requests.failNext(count, when, failure);
    return this;
  }

  /** Each request that matches fails with a probability from 0 to 1. */
  public Faults failSome(double probability, Predicate<RequestInfo> when, Failure failure) {
    requests.failSome(probability, when, failure);
    return this;
  }

  /** The API is away for this simulated time: connections are cut, open watches end. */
  public Faults apiAway(Duration simulated) {
    requests.awayUntil(clock.now().plus(simulated));
    server.cutWatches();
    return this;
  }

  /** Answers are held back for a random wall time between the two. */
  public Faults latency(Duration atLeast, Duration atMost) {
    requests.latency(atLeast, atMost);
    return this;
  }

  /** Open watches end, as when an apiserver restarts. */
  public Faults cutWatches() {
    server.cutWatches();
    return this;
  }

  /** History is forgotten: a watch from an older resource version gets 410. */
  public Faults compact() {
    registry.store().compact();
    return this;
  }

  /** Nodes with these names that are not Ready yet never become Ready. */
  public Faults neverReady(Predicate<String> nodeName) {
    machines.neverReady(nodeName);
    return this;
  }

  /** New nodes boot in this simulated time instead of the usual, where one is given. */
  public Faults bootTime(Function<String, Optional<Duration>> byNodeName) {
    machines.bootTime(byNodeName);
    return this;
  }

  /** These nodes are NotReady: their pods neither start nor end. */
  public Faults nodeDown(Predicate<String> nodeName) {
    machines.down(nodeName);
    return this;
  }

  /** These pods, by {@code namespace/name}, stay Pending on their node. */
  public Faults podNeverStarts(Predicate<String> pod) {
    machines.neverStarts(pod);
    return this;
  }

  /** These pods, by {@code namespace/name}, stay Terminating. */
  public Faults podNeverEnds(Predicate<String> pod) {
    machines.neverEnds(pod);
    return this;
  }

  /** Everything is well again. */
  public void clear() {
    requests.clear();
    machines.clear();
  }
}
