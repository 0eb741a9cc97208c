package dev.pawl.planner.spec;

import java.util.List;

/**
 * An update graph that says the way to the target (S2.1, S2.2).
 *
 * @param source a file or an http(s) URL, as written; once the path has been found, what of it may
 *     be shown
 * @param channel whose newest release is the target; null where the target is a version
 * @param acceptRisks names of risks that the user has accepted
 * @param prometheus base address of the server that is asked whether a risk applies; null for none
 */
public record GraphTarget(
    String source, String channel, List<String> acceptRisks, String prometheus) {

  public GraphTarget {
    acceptRisks = acceptRisks == null ? List.of() : List.copyOf(acceptRisks);
  }

  /** The same graph under the name that may be shown. */
  GraphTarget shownAs(String name) {
    return new GraphTarget(name, channel, acceptRisks, prometheus);
  }
}
