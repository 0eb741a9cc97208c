package dev.pawl.planner.graph;

import dev.pawl.planner.version.KubeVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the list of releases. */
final class ReleaseReader {

  /** More is no graph for one cluster; it keeps what a hostile text costs within bounds. */
  private static final int MOST = 50_000;

  /** Short, for graphs written by hand; long, as OpenShift's update service writes it. */
  private static final List<String> CHANNELS =
      List.of("channels", "io.openshift.upgrades.graph.release.channels");

  private final JsonCursor json;
  private final GraphProblems problems;

  ReleaseReader(JsonCursor json, GraphProblems problems) {
    this.json = json;
    this.problems = problems;
  }

  /** The list that the cursor is at; a release that cannot be read has a version of null. */
  List<Release> releases() throws IOException {
    List<Release> releases = new ArrayList<>();
    if (json.isList("a list of releases")) {
      while (json.item()) {
        if (releases.size() == MOST) {
          throw problems.stop(json.path(), "more than %,d releases".formatted(MOST));
        }
        releases.add(release());
      }
    }
    return releases;
  }

  private Release release() throws IOException {
    KubeVersion version = null;
    boolean versioned = false;
    String payload = "";
    List<String> channels = List.of();
    if (json.isObject("a release, such as {\"version\": \"1.36.3\"}")) {
      for (String field = json.field(); field != null; field = json.field()) {
        switch (field) {
          case "version" -> {
            versioned = true;
            version = json.version();
          }
          case "payload" -> payload = json.text("the release's payload");
          case "metadata" -> channels = channels();
          default -> json.skip();
        }
      }
      if (!versioned) {
        json.problem("the release has no version");
      }
    }
    return new Release(version, payload == null ? "" : payload, channels);
  }

  private List<String> channels() throws IOException {
    List<String> channels = new ArrayList<>();
    if (json.isObject("the release's metadata as an object")) {
      for (String field = json.field(); field != null; field = json.field()) {
        if (CHANNELS.contains(field)) {
          String names = json.text("names of channels with commas between");
          channels.addAll(names == null ? List.of() : split(names));
        } else {
          json.skip();
        }
      }
    }
    return channels;
  }

  private static List<String> split(String names) {
    return Stream.of(names.split(",")).map(String::strip).filter(n -> !n.isEmpty()).toList();
  }
}
