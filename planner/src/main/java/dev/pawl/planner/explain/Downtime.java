package dev.pawl.planner.explain;

import java.time.Duration;

/**
 * How long a component is expected to be away during an upgrade.
 *
 * @param clusters which clusters it concerns; empty for all
 * @param longest how long at most; zero for not at all, null where it depends on what runs
 * @param expected what happens, in words
 * @param when in the course of the upgrade; empty where it is never away
 */
public record Downtime(
    String component, String clusters, Duration longest, String expected, String when) {}
