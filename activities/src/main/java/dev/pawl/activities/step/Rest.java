package dev.pawl.activities.step;

import java.time.Duration;

/** How long a step that looks again and again rests in between. */
public final class Rest {

  /** What is big takes long to read: looking takes up a tenth of the time at most. */
  private static final int PER_LOOK = 9;

  private Rest() {}

  /** After a look that took so long; never less nor more than the bounds. */
  public static Duration after(Duration look, Duration least, Duration most) {
    Duration share = look.multipliedBy(PER_LOOK);
    if (share.compareTo(least) < 0) {
      return least;
    }
    return share.compareTo(most) > 0 ? most : share;
  }
}
