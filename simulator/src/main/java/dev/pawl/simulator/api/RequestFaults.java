package dev.pawl.simulator.api;

import dev.pawl.simulator.time.SimClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/** Which requests fail, and how. Rules are asked in the order they were added; the first wins. */
public final class RequestFaults {
  private final SimClock clock;
  private final Random random;
  private final List<Rule> rules = new ArrayList<>();
  private Instant awayUntil = Instant.MIN;
  private Duration least = Duration.ZERO;
  private Duration most = Duration.ZERO;

  /** One rule; {@code left} counts down, a negative one is for ever. */
  private static final class Rule {
    final Predicate<RequestInfo> when;
    final Failure failure;
    final double probability;
    int left;

    Rule(Predicate<RequestInfo> when, Failure failure, double probability, int left) {
      this.when = when;
      this.failure = failure;
      this.probability = probability;
      this.left = left;
    }
  }

  public RequestFaults(SimClock clock, Random random) {
    this.clock = clock;
    this.random = random;
  }

  /** The next {@code count} requests that match fail. */
  public synchronized void failNext(int count, Predicate<RequestInfo> when, Failure failure) {
    rules.add(new Rule(when, failure, 1, count));
  }

  /** Each request that matches fails with a probability from 0 to 1, until cleared. */
  public synchronized void failSome(
      double probability, Predicate<RequestInfo> when, Failure failure) {
    rules.add(new Rule(when, failure, probability, -1));
  }

  /** Every connection is cut until this simulated time. */
  public synchronized void awayUntil(Instant until) {
    awayUntil = until;
  }

  /** Answers are held back for a random wall time between the two. */
  public synchronized void latency(Duration atLeast, Duration atMost) {
    least = atLeast;
    most = atMost;
  }

  /** Removes every rule and latency and ends an absence. */
  public synchronized void clear() {
    rules.clear();
    awayUntil = Instant.MIN;
    least = Duration.ZERO;
    most = Duration.ZERO;
  }

  /** How this request fails, if it does; counts it. */
  synchronized Optional<Failure> next(RequestInfo request) {
    if (clock.now().isBefore(awayUntil)) {
      return Optional.of(Failure.cutBefore());
    }
    for (Rule rule : rules) {
      boolean hit =
          rule.left != 0
              && rule.when.test(request)
              && (rule.probability >= 1 || random.nextDouble() < rule.probability);
      if (hit) {
        rule.left = Math.max(-1, rule.left - 1);
        return Optional.of(rule.failure);
      }
    }
    return Optional.empty();
  }

  /** How long this answer is held back. */
  synchronized Duration delay() {
    long span = most.minus(least).toNanos();
    return least.plusNanos(span <= 0 ? 0 : (long) (random.nextDouble() * span));
  }
}
