package dev.pawl.simulator;

import dev.pawl.simulator.api.ApiServer;
import dev.pawl.simulator.api.Authoriser;
import dev.pawl.simulator.api.RequestFaults;
import dev.pawl.simulator.api.RequestLog;
import dev.pawl.simulator.api.ServerState;
import dev.pawl.simulator.api.ServerVersion;
import dev.pawl.simulator.control.ControlPlane;
import dev.pawl.simulator.control.Timing;
import dev.pawl.simulator.store.ChangeListener;
import dev.pawl.simulator.store.Registry;
import dev.pawl.simulator.store.Store;
import dev.pawl.simulator.time.SimClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

/**
 * A running simulated cluster: a store, an HTTP API on a loopback port, controllers, a scheduler
 * and kubelets. Nothing leaves the JVM but that port; nothing is kept after {@link #close}.
 */
public final class SimCluster implements AutoCloseable {
  private static final Duration CATCH_UP = Duration.ofSeconds(30);

  private final Options options;
  private final Registry registry;
  private final ServerState state;
  private final ControlPlane controlPlane;
  private final ApiServer server;
  private final Faults faults;
  private final Objects objects;

  /**
   * How to start.
   *
   * @param clock the cluster's time
   * @param timing how long nodes and pods take, in simulated time
   * @param version the apiserver's, such as {@code v1.36.3}
   * @param seed of every random choice
   * @param history changes per resource that a watch can go back; fewer make 410 likelier
   */
  public record Options(SimClock clock, Timing timing, String version, long seed, int history) {

    /** Real time, nodes boot in 2 s, pods start in 1 s and end in 1 s. */
    public static Options defaults() {
      Timing timing =
          new Timing(Duration.ofSeconds(2), 0.2, Duration.ofSeconds(1), Duration.ofSeconds(1));
      return new Options(SimClock.scaled(1), timing, "v1.36.3", 1, 20_000);
    }

    public Options withClock(SimClock next) {
      return new Options(next, timing, version, seed, history);
    }

    public Options withTiming(Timing next) {
      return new Options(clock, next, version, seed, history);
    }

    public Options withVersion(String next) {
      return new Options(clock, timing, next, seed, history);
    }

    public Options withSeed(long next) {
      return new Options(clock, timing, version, next, history);
    }

    public Options withHistory(int next) {
      return new Options(clock, timing, version, seed, next);
    }
  }

  private SimCluster(Options options) {
    this.options = options;
    Random random = new Random(options.seed());
    this.registry =
        new Registry(new Store(options.history()), options.clock(), new Random(random.nextLong()));
    this.state = new ServerState(ServerVersion.of(options.version()));
    this.controlPlane = new ControlPlane(registry, options.timing(), new Random(random.nextLong()));
    RequestFaults requests = new RequestFaults(options.clock(), new Random(random.nextLong()));
    this.server = new ApiServer(registry, state, requests);
    this.faults = new Faults(options.clock(), requests, controlPlane.faults(), server, registry);
    this.objects = new Objects(registry);
    SystemObjects.create(objects);
  }

  /** Starts a cluster with the usual namespaces and no nodes. */
  public static SimCluster start(Options options) {
    return new SimCluster(options);
  }

  /** {@link #start(Options)} with {@link Options#defaults}. */
  public static SimCluster start() {
    return start(Options.defaults());
  }

  /** The base address, such as {@code http://127.0.0.1:41234}. */
  public String url() {
    return "http://127.0.0.1:" + server.port();
  }

  /** Writes a kubeconfig with the context {@code sim} and the user {@code admin}. */
  public Path kubeconfig(Path file) {
    return kubeconfig(file, "sim", "admin");
  }

  /** Writes a kubeconfig with this context; the user is known by its name as a bearer token. */
  public Path kubeconfig(Path file, String context, String user) {
    return Kubeconfig.write(file, url(), context, user);
  }

  /** What {@code /version} says now. */
  public String clusterVersion() {
    return state.version().gitVersion();
  }

  /** Swaps the control plane for another version, as seen in {@code /version}. */
  public void clusterVersion(String gitVersion) {
    state.version(ServerVersion.of(gitVersion));
  }

  /** As {@link #clusterVersion(String)}, emulating a minor such as {@code 1.35} (KEP-4330). */
  public void clusterVersion(String gitVersion, String emulatedMinor) {
    state.version(new ServerVersion(gitVersion, Optional.of(emulatedMinor)));
  }

  /** Sets the text of {@code /metrics}. */
  public void metrics(String text) {
    state.metrics(text);
  }

  /** Sets who may do what; everyone may do everything before. */
  public void authorise(Authoriser authoriser) {
    state.authoriser(authoriser);
  }

  public SimClock clock() {
    return options.clock();
  }

  public Faults faults() {
    return faults;
  }

  /** The HTTP requests so far. */
  public RequestLog requests() {
    return server.requests();
  }

  /** The objects, without HTTP, authorisation and faults. */
  public Objects objects() {
    return objects;
  }

  /** Collects nodes and workloads to create. */
  public ClusterBuilder populate() {
    return new ClusterBuilder(this);
  }

  /**
   * Calls the observer at each change from now on, under the store's lock: what it reads from
   * {@link #objects} is the state at that instant. Closing the answer ends it.
   */
  public Observation observe(ChangeListener observer) {
    return new Observation(registry.store(), observer);
  }

  /**
   * Waits until the controllers have nothing to do but wait for simulated time.
   *
   * @throws IllegalStateException when that takes longer than this wall time
   */
  public void settle(Duration wall) {
    try {
      if (!controlPlane.settle(wall)) {
        throw new IllegalStateException("controllers still busy after " + wall);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /**
   * Moves a manual clock, stopping at each moment at which a controller has something to do: long
   * steps give the same history as short ones.
   *
   * @throws IllegalStateException when the clock is not a manual one
   */
  public void advance(Duration by) {
    if (!(clock() instanceof SimClock.Manual manual)) {
      throw new IllegalStateException("only a manual clock can be advanced");
    }
    Instant target = manual.now().plus(by);
    settle(CATCH_UP);
    for (Instant next = nextStop(target); next.isBefore(target); next = nextStop(target)) {
      manual.advance(Duration.between(manual.now(), next));
      settle(CATCH_UP);
    }
    manual.advance(Duration.between(manual.now(), target));
    settle(CATCH_UP);
  }

  private Instant nextStop(Instant target) {
    return controlPlane.nextTimer().filter(t -> t.isBefore(target)).orElse(target);
  }

  @Override
  public void close() {
    server.close();
    controlPlane.close();
  }
}
