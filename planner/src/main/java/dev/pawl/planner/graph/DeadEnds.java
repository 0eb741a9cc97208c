package dev.pawl.planner.graph;

import dev.pawl.planner.graph.Route.NoPath;
import dev.pawl.planner.version.KubeVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** Says why there is no path, and what would help. */
final class DeadEnds {

  private static final int MOST_CHANNELS = 20;

  private final UpgradeGraph graph;
  private final int start;
  private final KubeVersion from;
  private final boolean[] reached;

  DeadEnds(UpgradeGraph graph, int start, boolean[] reached) {
    this.graph = graph;
    this.start = start;
    this.from = graph.version(start);
    this.reached = reached;
  }

  static NoPath unknownStart(UpgradeGraph graph, PathRequest request) {
    KubeVersion from = request.from();
    if (graph.size() == 0) {
      return new NoPath(
          "the graph has no releases",
          List.of(),
          "give another graph, or ask its update service for another channel");
    }
    if (request.goal() instanceof Goal.Version goal && goal.version().compareTo(from) < 0) {
      return back(goal.version() + " is", from, List.of());
    }
    List<KubeVersion> around = Nearby.around(from, graph);
    return new NoPath(
        "the cluster is at %s, which the graph does not know".formatted(from),
        around,
        "give a graph that knows %s; the nearest releases this one knows are %s"
            .formatted(from, Shown.list(around)));
  }

  NoPath explain(Goal goal) {
    return goal instanceof Goal.Channel channel
        ? toChannel(channel.name())
        : toVersion(((Goal.Version) goal).version());
  }

  private NoPath toVersion(KubeVersion to) {
    List<KubeVersion> nearest = Nearby.to(to, graph, start, reached);
    if (to.compareTo(from) < 0) {
      return back(to + " is", from, nearest);
    }
    int end = graph.number(to);
    if (end < 0) {
      return new NoPath("the graph does not know %s".formatted(to), nearest, chooseAmong(nearest));
    }
    List<KubeVersion> before = Nearby.before(end, graph);
    return new NoPath(
        before.isEmpty()
            ? "no edges lead from %s to %s, nor from anywhere else".formatted(from, to)
            : "no edges lead from %s to %s; it is reached from %s"
                .formatted(from, to, Shown.list(before)),
        nearest,
        chooseAmong(nearest));
  }

  private NoPath toChannel(String name) {
    Optional<KubeVersion> newest =
        graph.releases().stream()
            .filter(r -> r.isIn(name))
            .map(Release::version)
            .max(Comparator.naturalOrder());
    if (newest.isEmpty()) {
      return new NoPath(
          "no release of the graph is in the channel " + Shown.quoted(name),
          List.of(),
          chooseChannel());
    }
    List<KubeVersion> nearest = Nearby.to(newest.get(), graph, start, reached);
    if (newest.get().compareTo(from) < 0) {
      return back(
          "the newest release of channel %s, %s, is".formatted(name, newest.get()), from, nearest);
    }
    return new NoPath(
        "no edges lead from %s to any release of channel %s, of which the newest is %s"
            .formatted(from, name, newest.get()),
        nearest,
        chooseAmong(nearest));
  }

  /** Only forwards (S2.4). */
  private static NoPath back(String what, KubeVersion from, List<KubeVersion> nearest) {
    return new NoPath(
        "%s older than %s, where the cluster is: going back to an earlier version is not supported"
            .formatted(what, from),
        nearest,
        nearest.isEmpty() ? "choose a target newer than " + from : chooseFrom(nearest));
  }

  private String chooseAmong(List<KubeVersion> nearest) {
    return nearest.isEmpty()
        ? "give a graph with edges that lead on from %s; this one has none".formatted(from)
        : chooseFrom(nearest);
  }

  private static String chooseFrom(List<KubeVersion> nearest) {
    return "choose a target that can be reached, such as " + Shown.list(nearest);
  }

  private String chooseChannel() {
    SortedSet<String> channels = graph.channels();
    if (channels.isEmpty()) {
      return "the graph names no channels: choose a version as the target";
    }
    String more = channels.size() > MOST_CHANNELS ? ", …" : "";
    return "choose one of its channels: "
        + channels.stream().limit(MOST_CHANNELS).collect(Collectors.joining(", "))
        + more;
  }
}
