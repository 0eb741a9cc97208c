package dev.pawl.planner.graph;

import dev.pawl.planner.version.KubeVersion;
import java.util.Comparator;
import java.util.List;

/**
 * A vertex of the graph (S2.1).
 *
 * @param payload what is installed, such as an image; empty where the graph does not say
 * @param channels the channels it is offered in, in alphabetical order
 */
public record Release(KubeVersion version, String payload, List<String> channels) {

  /** Oldest first; releases of equal rank, such as two builds of one version, by their text. */
  static final Comparator<KubeVersion> OLDEST_FIRST =
      Comparator.<KubeVersion>naturalOrder().thenComparing(KubeVersion::toString);

  public Release {
    channels = channels.stream().distinct().sorted().toList();
  }

  /** Whether it is offered in a channel. */
  public boolean isIn(String channel) {
    return channels.contains(channel);
  }
}
