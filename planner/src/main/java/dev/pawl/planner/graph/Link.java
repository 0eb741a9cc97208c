package dev.pawl.planner.graph;

import java.util.List;

/** An edge between two releases by their numbers; {@code risks} is empty for a plain one. */
record Link(int from, int to, List<Risk> risks) {}
