package dev.pawl.bench;

import dev.pawl.bench.AuditLog.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How long machines and pods took by themselves, as the apiserver saw it: what no contender can
 * hasten.
 *
 * <pre>
 * boot      a node is created          → kwok says that it is Ready
 * pods      an eviction is accepted    → kwok deletes that pod; of each node the longest
 * removal   a node is asked to go      → the apiserver has done it
 * </pre>
 */
final class NodeTimes {

  private static final double MILLIS = 1e3;

  private final List<Request> requests;
  private final String userAgent;

  /**
   * @param requests in the order in which they were received
   * @param userAgent the beginning of the contender's
   */
  NodeTimes(List<Request> requests, String userAgent) {
    this.requests = requests;
    this.userAgent = userAgent;
  }

  /**
   * One length for each node that was removed, in seconds, in that order.
   *
   * @param nodeOf where each pod ran, by its name
   */
  List<Double> chains(Map<String, String> nodeOf) {
    Map<String, Double> pods = podEnds(nodeOf);
    List<Double> boots = boots();
    List<Double> chains = new ArrayList<>();
    for (Request removal : own("delete", "nodes")) {
      double boot = chains.size() < boots.size() ? boots.get(chains.size()) : 0;
      chains.add(
          boot
              + pods.getOrDefault(removal.name(), 0.0)
              + seconds(removal.received(), removal.answered()));
    }
    return chains;
  }

  /** From the contender's first machine step to the end of its last, in seconds. */
  double span() {
    Collection<Request> made = own("create", "nodes");
    Collection<Request> removed = own("delete", "nodes");
    if (made.isEmpty() || removed.isEmpty()) {
      return 0;
    }
    Instant end = removed.stream().map(Request::answered).max(Comparator.naturalOrder()).get();
    return seconds(made.iterator().next().received(), end);
  }

  private List<Double> boots() {
    Map<String, List<Request>> kubelets =
        requests.stream()
            .filter(r -> r.userAgent().startsWith("kwok") && r.writes())
            .filter(r -> r.what().contains("nodes"))
            .collect(Collectors.groupingBy(Request::name));
    return own("create", "nodes").stream()
        .map(
            made ->
                kubelets.getOrDefault(made.name(), List.of()).stream()
                    .filter(r -> r.answered().isAfter(made.answered()))
                    .findFirst()
                    .map(r -> seconds(made.answered(), r.answered()))
                    .orElse(0.0))
        .toList();
  }

  private Map<String, Double> podEnds(Map<String, String> nodeOf) {
    Map<String, Instant> ended = new HashMap<>();
    requests.stream()
        .filter(r -> r.userAgent().startsWith("kwok") && r.what().equals("delete pods"))
        .forEach(r -> ended.putIfAbsent(r.name(), r.answered()));
    Map<String, Double> longest = new HashMap<>();
    for (Request eviction : own("create", "pods/eviction")) {
      Instant end = ended.get(eviction.name());
      String node = nodeOf.get(eviction.name());
      if (end != null && node != null) {
        longest.merge(node, seconds(eviction.answered(), end), Math::max);
      }
    }
    return longest;
  }

  private Collection<Request> own(String verb, String resource) {
    return requests.stream()
        .filter(r -> r.userAgent().startsWith(userAgent) && r.accepted())
        .filter(r -> r.what().equals(verb + " " + resource))
        .toList();
  }

  private static double seconds(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toMillis() / MILLIS);
  }
}
