package dev.pawl.activities.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HoldTellerTest {

  private static final Instant T0 = Instant.parse("2026-11-22T06:00:00Z");
  private static final Hold BLOCKED = new Hold(HoldCode.BUDGET_BLOCKS, "3 pods left");
  private static final Hold FEWER = new Hold(HoldCode.BUDGET_BLOCKS, "2 pods left");
  private static final Hold NEVER = new Hold(HoldCode.BUDGET_NEVER, "never");

  private final HoldTeller teller = new HoldTeller(false);

  private static Instant at(int seconds) {
    return T0.plusSeconds(seconds);
  }

  @Test
  void shouldNotTellWhatPassesWithinSeconds() {
    teller.hold(BLOCKED, at(0));
    assertThat(teller.due(at(5))).isFalse();
    teller.moving();

    assertThat(teller.due(at(60))).isFalse();
  }

  @Test
  void shouldTellWhatStandsOnce() {
    teller.hold(BLOCKED, at(0));
    teller.hold(FEWER, at(3));
    assertThat(teller.due(at(6))).isTrue();
    assertThat(teller.next()).isEqualTo(FEWER);
    teller.hasTold(FEWER, at(6));
    teller.hold(FEWER, at(7));

    assertThat(teller.due(at(600))).isFalse();
  }

  @Test
  void shouldTellNewWordsOnlyNowAndThenButANewReasonAtOnce() {
    teller.holdNow(BLOCKED, at(0));
    assertThat(teller.due(at(0))).isTrue();
    teller.hasTold(BLOCKED, at(0));
    teller.hold(FEWER, at(10));

    assertThat(teller.due(at(29))).isFalse();
    assertThat(teller.due(at(30))).isTrue();
    teller.hold(NEVER, at(11));
    assertThat(teller.due(at(11))).isTrue();
  }

  @Test
  void shouldTakeBackOnlyWhatWasTold() {
    teller.holdNow(BLOCKED, at(0));
    teller.hasTold(BLOCKED, at(0));
    teller.moving();

    assertThat(teller.due(at(1))).isTrue();
    assertThat(teller.next()).isNull();
    teller.hasTold(null, at(1));
    assertThat(teller.due(at(2))).isFalse();
  }

  @Test
  void shouldTakeBackWhatAnEarlierAttemptMayHaveToldWhenItMoves() {
    HoldTeller second = new HoldTeller(true);
    assertThat(second.due(at(0))).isFalse();
    second.moving();

    assertThat(second.due(at(0))).isTrue();
    assertThat(second.next()).isNull();
  }

  @Test
  void shouldLeaveWhatAnEarlierAttemptToldWhenItEndsWithoutMoving() {
    HoldTeller second = new HoldTeller(true);
    second.end();

    assertThat(second.due(at(0))).isFalse();
  }
}
