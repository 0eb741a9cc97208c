package dev.pawl.simulator.store;

import java.util.List;

/** All objects of a resource at one resource version, sorted by namespace and name. */
public record Snapshot(long resourceVersion, List<Stored> items) {}
