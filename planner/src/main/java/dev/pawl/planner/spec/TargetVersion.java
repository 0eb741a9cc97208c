package dev.pawl.planner.spec;

import dev.pawl.planner.version.KubeVersion;

/** Where the cluster should end. */
public record TargetVersion(KubeVersion version) {}
