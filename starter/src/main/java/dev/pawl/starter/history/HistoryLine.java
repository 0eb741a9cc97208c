package dev.pawl.starter.history;

import java.time.Instant;

/**
 * Something that happened.
 *
 * @param who {@code user@host}; empty where it was Pawl itself
 * @param pool where it happened to one pool only; empty for the upgrade
 */
public record HistoryLine(Instant time, String who, String pool, String what) {}
