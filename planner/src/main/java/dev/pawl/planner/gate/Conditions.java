package dev.pawl.planner.gate;

import java.math.BigDecimal;

/**
 * What a measurement must be, and what it must not.
 *
 * @param failure null where whatever is no success is a failure
 */
public record Conditions(Condition success, Condition failure) {

  /** A result that meets both is a failure: the worse word counts. */
  public Look judge(double result) {
    String is = "the result is " + plain(result);
    if (failure != null && failure.holds(result)) {
      return new Look(Verdict.FAILURE, is + ", and " + failure.text() + " is a failure");
    } else if (success.holds(result)) {
      return new Look(Verdict.SUCCESS, is + ", as " + success.text() + " asks for");
    } else if (failure == null) {
      return new Look(Verdict.FAILURE, is + ", and " + success.text() + " is asked for");
    }
    return new Look(
        Verdict.INCONCLUSIVE,
        "%s: neither %s nor %s".formatted(is, success.text(), failure.text()));
  }

  /** 0.01 rather than 1.0E-2, and 3 rather than 3.0. */
  private static String plain(double number) {
    if (Double.isInfinite(number)) {
      return number > 0 ? "+Inf" : "-Inf";
    }
    BigDecimal exact = BigDecimal.valueOf(number);
    return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
  }
}
