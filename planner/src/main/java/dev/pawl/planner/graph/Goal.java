package dev.pawl.planner.graph;

import dev.pawl.planner.version.KubeVersion;

/** Where a path is to lead. */
public sealed interface Goal {

  /** To one release. */
  record Version(KubeVersion version) implements Goal {}

  /** To the newest release of a channel that can be reached. */
  record Channel(String name) implements Goal {}
}
