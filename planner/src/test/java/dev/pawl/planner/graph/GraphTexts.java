package dev.pawl.planner.graph;

import dev.pawl.planner.version.KubeVersion;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Graphs for tests, written as an update service writes them. */
final class GraphTexts {

  private GraphTexts() {}

  /** {@code nodes} such as "1.35.1@stable-1.35", {@code edges} such as "[0,1],[1,2]". */
  static String graph(String nodes, String edges, String... conditional) {
    return "{\"nodes\": [%s], \"edges\": [%s], \"conditionalEdges\": [%s]}"
        .formatted(
            Stream.of(nodes.split(" "))
                .filter(n -> !n.isEmpty())
                .map(GraphTexts::node)
                .collect(Collectors.joining(",")),
            edges,
            String.join(",", conditional));
  }

  private static String node(String text) {
    String[] parts = text.split("@", 2);
    return "{\"version\": \"%s\", \"payload\": \"img:%s\", \"metadata\": {\"channels\": \"%s\"}}"
        .formatted(parts[0], parts[0], parts.length > 1 ? parts[1] : "");
  }

  /** One conditional edge. */
  static String conditional(String from, String to, String... risks) {
    return "{\"edges\": [{\"from\": \"%s\", \"to\": \"%s\"}], \"risks\": [%s]}"
        .formatted(from, to, String.join(",", risks));
  }

  /** A risk that applies to every cluster. */
  static String always(String name) {
    return risk(name, "{\"type\": \"Always\"}");
  }

  /** A risk that a query decides about. */
  static String promQl(String name, String query) {
    return risk(name, "{\"type\": \"PromQL\", \"promql\": {\"promql\": \"%s\"}}".formatted(query));
  }

  static String risk(String name, String rules) {
    return """
        {"name": "%s", "url": "https://example.test/%s", "message": "%s breaks.",
         "matchingRules": [%s]}"""
        .formatted(name, name, name, rules);
  }

  static UpgradeGraph read(String nodes, String edges, String... conditional) {
    return new GraphReader().read(graph(nodes, edges, conditional));
  }

  static KubeVersion version(String text) {
    return KubeVersion.parse(text);
  }

  static List<KubeVersion> versions(String... texts) {
    return Stream.of(texts).map(KubeVersion::parse).toList();
  }
}
