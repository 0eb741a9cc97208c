package dev.pawl.planner.gate;

import java.time.Duration;

/**
 * How many looks decide about a gate.
 *
 * @param interval between two looks
 * @param successes good looks in a row that let pass
 * @param failures bad looks that are tolerated, in all
 * @param inconclusive looks that say neither and are tolerated, in all
 * @param errors looks without an answer that are tolerated, in a row: a server that is away for a
 *     moment says nothing of the cluster
 */
public record GateLimits(
    Duration interval, int successes, int failures, int inconclusive, int errors) {

  /** Of a measurement: one bad look, or two, are not believed. */
  public static final GateLimits DEFAULT = new GateLimits(Duration.ofSeconds(5), 1, 2, 4, 4);

  /** The same with so many failures tolerated. */
  public GateLimits tolerating(int more) {
    return new GateLimits(interval, successes, more, inconclusive, errors);
  }
}
