package dev.pawl.planner.graph;

import dev.pawl.planner.version.KubeVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads both lists of edges: plain ones by index, conditional ones by version. */
final class EdgeReader {

  /** More is no graph for one cluster; it keeps what a hostile text costs within bounds. */
  private static final int MOST = 250_000;

  private static final String PAIR = "an edge [from, to], two indexes into nodes";

  private final JsonCursor json;
  private final GraphProblems problems;
  private final RawGraph raw;
  private final RiskReader risks;
  private int count;

  EdgeReader(JsonCursor json, GraphProblems problems, RawGraph raw) {
    this.json = json;
    this.problems = problems;
    this.raw = raw;
    this.risks = new RiskReader(json);
  }

  /** The list {@code edges} that the cursor is at. */
  void plain() throws IOException {
    if (json.isList("a list of edges")) {
      for (int item = 0; json.item(); item++) {
        count();
        pair(item);
      }
    }
  }

  private void pair(int item) throws IOException {
    if (!json.isList(PAIR)) {
      return;
    }
    List<Integer> ends = new ArrayList<>(2);
    int written = 0;
    while (json.item()) {
      if (++written <= 2) {
        Integer end = json.wholeNumber("an index into nodes");
        if (end != null) {
          ends.add(end);
        }
      } else {
        json.skip();
      }
    }
    if (written != 2) {
      json.problem("expected %s, got %d values".formatted(PAIR, written));
    } else if (ends.size() == 2) {
      raw.plain.add(new RawGraph.Plain(item, ends.get(0), ends.get(1)));
    }
  }

  /** The list {@code conditionalEdges} that the cursor is at. */
  void conditional() throws IOException {
    if (json.isList("a list of conditional edges")) {
      for (int group = 0; json.item(); group++) {
        group(group);
      }
    }
  }

  private void group(int group) throws IOException {
    if (!json.isObject("conditional edges, such as {\"edges\": […], \"risks\": […]}")) {
      return;
    }
    List<RawGraph.Ends> edges = List.of();
    List<Risk> shared = null;
    for (String field = json.field(); field != null; field = json.field()) {
      switch (field) {
        case "edges" -> edges = edges();
        case "risks" -> shared = risks.risks();
        default -> json.skip();
      }
    }
    if (shared == null) {
      json.problem("conditional edges without risks; expected at least one");
    } else {
      raw.conditional.add(new RawGraph.Conditional(group, edges, shared));
    }
  }

  private List<RawGraph.Ends> edges() throws IOException {
    List<RawGraph.Ends> edges = new ArrayList<>();
    if (json.isList("a list of edges")) {
      while (json.item()) {
        count();
        edges.add(ends());
      }
    }
    return edges;
  }

  private RawGraph.Ends ends() throws IOException {
    KubeVersion from = null;
    KubeVersion to = null;
    boolean whole = true;
    if (json.isObject("an edge, such as {\"from\": \"1.35.4\", \"to\": \"1.36.3\"}")) {
      boolean begins = false;
      boolean ends = false;
      for (String field = json.field(); field != null; field = json.field()) {
        switch (field) {
          case "from" -> {
            begins = true;
            from = json.version();
          }
          case "to" -> {
            ends = true;
            to = json.version();
          }
          default -> json.skip();
        }
      }
      whole = begins && ends;
    }
    if (!whole) {
      json.problem("the edge needs both, from and to");
    }
    return new RawGraph.Ends(from, to);
  }

  private void count() {
    if (++count > MOST) {
      throw problems.stop(json.path(), "more than %,d edges".formatted(MOST));
    }
  }
}
