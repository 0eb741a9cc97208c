package dev.pawl.planner.window;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When steps of one length may start: the windows as they were written, so that it can be stored,
 * and how long a step is expected to take.
 *
 * @param pool whose windows they are; null for the control plane and the addons
 */
public record StepWindows(List<WindowText> written, String pool, Duration length) {

  public StepWindows {
    written = List.copyOf(written);
  }

  /** Whether such a step may start at an instant. */
  public WindowFit fit(Instant now) {
    Windows all = Windows.read(written);
    return WindowFit.of(pool == null ? all.shared() : all.forPool(pool), now, length);
  }
}
