package dev.pawl.planner.rollout;

/**
 * How a pool goes on where machines cannot be had. Lack of capacity is no error (design §4); each
 * rung is taken only where the one above is out of reach:
 *
 * <ol>
 *   <li>full surge: nobody waits for room
 *   <li>a smaller surge: machines that find room are worked with, those that do not are asked for
 *       again and again, and no further ones are begun beside them
 *   <li>one node fewer in place of a machine more, where the spec's maxUnavailable allows it: a
 *       node whose machine finds no room goes without it, and leaves it the room
 *   <li>hold: the step that waits says what for
 * </ol>
 *
 * <p>The way back up needs no rule of its own: the machine that was waited for joins, and nobody
 * waits any more.
 */
final class Ladder {

  private final PoolView view;

  Ladder(PoolView view) {
    this.view = view;
  }

  /** Whether machines may be begun for further nodes. */
  boolean fullSurge() {
    return view.inFlight().trouble().noRoom().isEmpty();
  }

  /** Whether a node need not wait for its machine any longer. */
  boolean goesWithout(String node) {
    return view.inFlight().trouble().noRoom().contains(node);
  }

  /** What is to be said of nodes that leave, after the usual. */
  String why() {
    return fullSurge()
        ? ""
        : "; there is no room for "
            + String.join(", ", view.inFlight().trouble().noRoom().stream().map(this::of).toList())
            + " now";
  }

  private String of(String node) {
    return view.inFlight().surging().getOrDefault(node, "a machine for " + node);
  }
}
