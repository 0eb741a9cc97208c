package dev.pawl.activities.step;

import dev.pawl.planner.hold.Hold;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Which hold the workflow is to be told of, and when. Each telling is a signal in its history, so:
 * a hold that passes within seconds is never told, the same one once, and one that only changes its
 * words (pods left, say) not more often than every half minute.
 */
final class HoldTeller {

  static final Duration STANDS_FOR = Duration.ofSeconds(6);
  static final Duration NEW_WORDS_AFTER = Duration.ofSeconds(30);

  private Hold current;
  private Instant since;
  private boolean now;
  private Hold told;
  private Instant toldAt;
  private boolean mayHaveTold;
  private boolean spoken;

  /**
   * @param mayHaveTold an earlier attempt may have told one, which has to be taken back
   */
  HoldTeller(boolean mayHaveTold) {
    this.mayHaveTold = mayHaveTold;
  }

  synchronized void hold(Hold hold, Instant at) {
    if (current == null || current.code() != hold.code()) {
      since = at;
    }
    current = hold;
    spoken = true;
  }

  synchronized void holdNow(Hold hold, Instant at) {
    hold(hold, at);
    now = true;
  }

  synchronized void moving() {
    current = null;
    now = false;
    spoken = true;
  }

  /** The step ends: what this attempt told is taken back, what an earlier one told is not. */
  synchronized void end() {
    moving();
    mayHaveTold = false;
  }

  /** Whether something has to be told by now; {@link #next} says what. */
  synchronized boolean due(Instant at) {
    if (current == null) {
      return spoken && (told != null || mayHaveTold);
    }
    if (Objects.equals(current, told)) {
      return false;
    }
    if (now || (told != null && told.code() != current.code())) {
      return true;
    }
    return told == null
        ? !at.isBefore(since.plus(STANDS_FOR))
        : !at.isBefore(toldAt.plus(NEW_WORDS_AFTER));
  }

  /** The hold to tell; null to take the last one back. */
  synchronized Hold next() {
    return current;
  }

  synchronized void hasTold(Hold hold, Instant at) {
    told = hold;
    toldAt = at;
    mayHaveTold = false;
    now &= !Objects.equals(hold, current);
  }
}
