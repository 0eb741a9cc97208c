package dev.pawl.planner.graph;

import dev.pawl.planner.spec.text.FieldPath;
import java.io.IOException;

/** Reads the document's three lists; whether they fit together is looked at later. */
final class DocumentReader {

  private final JsonCursor json;
  private final GraphProblems problems;

  DocumentReader(JsonCursor json, GraphProblems problems) {
    this.json = json;
    this.problems = problems;
  }

  /** The object that the cursor is at. */
  RawGraph read() throws IOException {
    RawGraph raw = new RawGraph();
    ReleaseReader releases = new ReleaseReader(json, problems);
    EdgeReader edges = new EdgeReader(json, problems, raw);
    boolean nodes = false;
    for (String field = json.field(); field != null; field = json.field()) {
      switch (field) {
        case "nodes" -> {
          nodes = true;
          raw.releases.addAll(releases.releases());
        }
        case "edges" -> edges.plain();
        case "conditionalEdges" -> edges.conditional();
        default -> json.skip();
      }
    }
    if (!nodes) {
      problems.add(FieldPath.root().field("nodes"), "missing; expected a list of releases");
    }
    return raw;
  }
}
