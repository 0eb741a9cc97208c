package dev.pawl.planner.gate;

import java.util.Optional;

/**
 * The looks at a gate so far, each kind counted on its own.
 *
 * @param successes in a row, up to the last look
 * @param failures in all
 * @param inconclusive in all
 * @param errors in a row, up to the last look
 */
public record GateTally(int successes, int failures, int inconclusive, int errors) {

  /** Nobody has looked yet. */
  public static final GateTally NONE = new GateTally(0, 0, 0, 0);

  /** The same with one more look. */
  public GateTally with(Verdict look) {
    return switch (look) {
      case SUCCESS -> new GateTally(successes + 1, failures, inconclusive, 0);
      case FAILURE -> new GateTally(0, failures + 1, inconclusive, 0);
      case INCONCLUSIVE -> new GateTally(0, failures, inconclusive + 1, 0);
      case ERROR -> new GateTally(0, failures, inconclusive, errors + 1);
    };
  }

  /** What the looks amount to; empty while more of them are needed. */
  public Optional<Verdict> verdict(GateLimits limits) {
    if (failures > limits.failures()) {
      return Optional.of(Verdict.FAILURE);
    } else if (inconclusive > limits.inconclusive()) {
      return Optional.of(Verdict.INCONCLUSIVE);
    } else if (errors > limits.errors()) {
      return Optional.of(Verdict.ERROR);
    }
    return successes >= limits.successes() ? Optional.of(Verdict.SUCCESS) : Optional.empty();
  }

  /** Such as {@code 3 looks: 1 failed, 2 without an answer}; what did not happen is left out. */
  public String words() {
    StringBuilder words = new StringBuilder();
    append(words, failures, "said no");
    append(words, inconclusive, "said neither yes nor no");
    append(words, errors, "in a row got no answer");
    append(words, successes, "in a row said yes");
    return words.toString();
  }

  private static void append(StringBuilder words, int count, String what) {
    if (count > 0) {
      words.append(words.isEmpty() ? "" : ", ");
      words.append(count).append(count == 1 ? " look " : " looks ").append(what);
    }
  }
}
