package dev.pawl.workflows;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.rollout.Closed;
import dev.pawl.planner.window.WindowFit;
import java.time.Instant;

/** When steps may begin on a fake cluster. */
final class FakeWindow {

  private static final Hold CLOSED = new Hold(HoldCode.WINDOW, "no window is open");

  private volatile Instant opens = Instant.EPOCH;

  void opensAt(Instant instant) {
    opens = instant;
  }

  WindowFit fit() {
    return isOpen()
        ? new WindowFit.Start("open")
        : new WindowFit.WaitUntil(opens, CLOSED.message());
  }

  /** Null while it is open. */
  Closed closed() {
    return isOpen() ? null : new Closed(opens, CLOSED);
  }

  private boolean isOpen() {
    return !Instant.now().isBefore(opens);
  }
}
