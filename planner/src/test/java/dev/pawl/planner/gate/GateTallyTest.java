package dev.pawl.planner.gate;

import static dev.pawl.planner.gate.Verdict.ERROR;
import static dev.pawl.planner.gate.Verdict.FAILURE;
import static dev.pawl.planner.gate.Verdict.INCONCLUSIVE;
import static dev.pawl.planner.gate.Verdict.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GateTallyTest {

  private static final GateLimits LIMITS = new GateLimits(Duration.ofSeconds(5), 2, 1, 2, 1);

  @Test
  void shouldPassOnlyAfterSoManySuccessesInARow() {
    assertThat(after(SUCCESS).verdict(LIMITS)).isEmpty();
    assertThat(after(SUCCESS, FAILURE, SUCCESS).verdict(LIMITS)).isEmpty();
    assertThat(after(SUCCESS, FAILURE, SUCCESS, SUCCESS).verdict(LIMITS)).contains(SUCCESS);
  }

  @Test
  void shouldFailOnOneFailureTooManyHoweverManySuccessesLieBetween() {
    assertThat(after(FAILURE, SUCCESS, FAILURE).verdict(LIMITS)).contains(FAILURE);
  }

  @Test
  void shouldCountInconclusiveLooksInAll() {
    assertThat(after(INCONCLUSIVE, SUCCESS, INCONCLUSIVE).verdict(LIMITS)).isEmpty();
    assertThat(after(INCONCLUSIVE, SUCCESS, INCONCLUSIVE, SUCCESS, INCONCLUSIVE).verdict(LIMITS))
        .contains(INCONCLUSIVE);
  }

  @Test
  void shouldForgetErrorsOnceThereIsAnAnswer() {
    assertThat(after(ERROR, INCONCLUSIVE, ERROR, FAILURE, ERROR).verdict(LIMITS)).isEmpty();
    assertThat(after(ERROR, ERROR).verdict(LIMITS)).contains(ERROR);
  }

  @Test
  void shouldNotTakeOneKindForAnother() {
    assertThat(after(FAILURE, INCONCLUSIVE, INCONCLUSIVE, ERROR).verdict(LIMITS)).isEmpty();
  }

  @Test
  void shouldSayWhatWasSeen() {
    assertThat(after(FAILURE, INCONCLUSIVE, INCONCLUSIVE, SUCCESS).words())
        .isEqualTo("1 look said no, 2 looks said neither yes nor no, 1 look in a row said yes");
  }

  private static GateTally after(Verdict... looks) {
    return Stream.of(looks).reduce(GateTally.NONE, GateTally::with, (a, b) -> b);
  }
}
