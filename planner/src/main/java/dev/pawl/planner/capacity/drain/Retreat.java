package dev.pawl.planner.capacity.drain;

import java.util.List;

/**
 * What to do with the nodes of a bad canary. All of them are cordoned, which moves no pod; drained
 * are those whose pods have a place elsewhere.
 *
 * @param drain nodes that may be drained, one after another in this order
 * @param keep nodes that are cordoned only, because their pods are needed there
 */
public record Retreat(List<String> drain, List<Kept> keep) {

  public Retreat {
    drain = List.copyOf(drain);
    keep = List.copyOf(keep);
  }

  /** A node that is not drained, and its pods that would have no place. */
  public record Kept(String node, List<Unplaced> because) {
    public Kept {
      because = List.copyOf(because);
    }
  }

  /** For a person. */
  public String message() {
    int all = drain.size() + keep.size();
    String drained =
        "%d of %d canary nodes can be cordoned and drained".formatted(drain.size(), all);
    if (keep.isEmpty()) {
      return drained + ": the others have room for their pods";
    }
    return "%s; %s would leave pods without a place and is cordoned only: %s"
        .formatted(drained, keep.get(0).node(), keep.get(0).because().get(0).message());
  }
}
