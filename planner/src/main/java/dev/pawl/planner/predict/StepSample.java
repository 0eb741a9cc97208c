package dev.pawl.planner.predict;

/**
 * A step that has ended well.
 *
 * @param step its name as the engine has it: {@code surge/ip-10-0-3-7}
 * @param seconds from its beginning to its end
 * @param waited of these, how many it stood still for a budget, a pause or a person
 */
public record StepSample(String step, double seconds, double waited) {

  /**
   * @throws IllegalArgumentException where it waited longer than it took, or less than nothing
   */
  public StepSample {
    if (!(0 <= waited && waited <= seconds && seconds < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "%s: took %s s, of which it waited %s s".formatted(step, seconds, waited));
    }
  }

  /** Whether its step is one of that kind. */
  public boolean isOf(StepKind kind) {
    return StepKind.of(step).filter(kind::equals).isPresent();
  }

  double own() {
    return seconds - waited;
  }
}
