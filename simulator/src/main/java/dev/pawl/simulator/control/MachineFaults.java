package dev.pawl.simulator.control;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What goes wrong with machines and pods. Asked when a node boots and when a pod starts or ends.
 */
public final class MachineFaults {
  private final AtomicReference<Predicate<String>> neverReady =
      new AtomicReference<>(node -> false);
  private final AtomicReference<Predicate<String>> down = new AtomicReference<>(node -> false);
  private final AtomicReference<Function<String, Optional<Duration>>> boot =
      new AtomicReference<>(node -> Optional.empty());
  private final AtomicReference<Predicate<String>> neverStarts =
      new AtomicReference<>(pod -> false);
  private final AtomicReference<Predicate<String>> neverEnds = new AtomicReference<>(pod -> false);
  private final Runnable recheck;

  /**
   * @param recheck called after each change, so that nodes and pods are looked at again
   */
  MachineFaults(Runnable recheck) {
    this.recheck = recheck;
  }

  /** New nodes with these names never become Ready. */
  public void neverReady(Predicate<String> nodeName) {
    neverReady.set(nodeName);
    recheck.run();
  }

  /** New nodes boot in this time instead of the usual, where one is given. */
  public void bootTime(Function<String, Optional<Duration>> byNodeName) {
    boot.set(byNodeName);
    recheck.run();
  }

  /** These nodes are NotReady: their kubelets have stopped, their pods neither start nor end. */
  public void down(Predicate<String> nodeName) {
    down.set(nodeName);
    recheck.run();
  }

  /** These pods ({@code namespace/name}) are bound and stay Pending. */
  public void neverStarts(Predicate<String> pod) {
    neverStarts.set(pod);
    recheck.run();
  }

  /** These pods ({@code namespace/name}) stay Terminating for ever. */
  public void neverEnds(Predicate<String> pod) {
    neverEnds.set(pod);
    recheck.run();
  }

  /** All machines are well again. */
  public void clear() {
    neverReady.set(node -> false);
    down.set(node -> false);
    boot.set(node -> Optional.empty());
    neverStarts.set(pod -> false);
    neverEnds.set(pod -> false);
    recheck.run();
  }

  boolean staysNotReady(String node) {
    return neverReady.get().test(node);
  }

  boolean isDown(String node) {
    return down.get().test(node);
  }

  Optional<Duration> boot(String node) {
    return boot.get().apply(node);
  }

  boolean staysPending(String pod) {
    return neverStarts.get().test(pod);
  }

  boolean staysTerminating(String pod) {
    return neverEnds.get().test(pod);
  }
}
