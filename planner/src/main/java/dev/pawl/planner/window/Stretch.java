package dev.pawl.planner.window;

import java.time.Instant;

/**
 * What is done of a pool in one window. Between two stretches the pool waits at a node boundary:
 * every node is wholly done or not begun.
 *
 * @param window from the start of the first node until it closes
 * @param nodes that are done in it
 * @param ends when the last of them is done
 */
public record Stretch(String pool, Opening window, int nodes, Instant ends) {

  /** The instant at which the first of its nodes starts. */
  public Instant starts() {
    return window.start();
  }

  boolean goesOnWith(Stretch next) {
    return pool.equals(next.pool) && window.end().equals(next.window.end());
  }

  Stretch and(Stretch next) {
    return new Stretch(pool, window, nodes + next.nodes, next.ends);
  }
}
