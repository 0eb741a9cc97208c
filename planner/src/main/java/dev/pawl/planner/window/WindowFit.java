package dev.pawl.planner.window;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Whether a step may start: a step that would not end in the window does not. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fit")
@JsonSubTypes({
  @JsonSubTypes.Type(value = WindowFit.Start.class, name = "start"),
  @JsonSubTypes.Type(value = WindowFit.WaitUntil.class, name = "wait"),
  @JsonSubTypes.Type(value = WindowFit.Never.class, name = "never")
})
public sealed interface WindowFit {

  /** A sentence for a person. */
  String why();

  /** The step may start now. */
  record Start(String why) implements WindowFit {}

  /**
   * The step would not end in time.
   *
   * @param at when to ask again: the first instant at which the step fits
   */
  record WaitUntil(Instant at, String why) implements WindowFit {}

  /** The step fits into no window, however long one waits. */
  record Never(String why) implements WindowFit {}

  /**
   * @param length how long the step is expected to take
   */
  static WindowFit of(Windows windows, Instant now, Duration length) {
    if (windows.always()) {
      return new Start("no window limits it");
    }
    Optional<Opening> fitting = windows.first(now, length);
    if (fitting.isEmpty()) {
      return new Never(never(windows, now, length));
    }
    Opening opening = fitting.get();
    return opening.contains(now)
        ? new Start(start(windows.zone(), opening, length))
        : new WaitUntil(opening.start(), wait(windows, now, length, opening.start()));
  }

  private static String start(ZoneId zone, Opening opening, Duration length) {
    return opening.endless()
        ? "the window never closes"
        : "a step of %s ends before the window closes at %s"
            .formatted(Wording.length(length), Wording.time(opening.end(), zone));
  }

  private static String wait(Windows windows, Instant now, Duration length, Instant next) {
    String opens = Wording.time(next, windows.zone());
    return windows
        .closes(now)
        .map(
            closes ->
                ("the window closes in %s, and a step of %s would not end in it;"
                        + " the next one that is long enough opens at %s")
                    .formatted(
                        Wording.length(Duration.between(now, closes)),
                        Wording.length(length),
                        opens))
        .orElseGet(() -> "no window is open; the next one that is long enough opens at " + opens);
  }

  private static String never(Windows windows, Instant now, Duration length) {
    Instant horizon = now.plus(Windows.SEARCH);
    return windows.between(now, horizon).stream()
        .map(Opening::length)
        .max(Duration::compareTo)
        .map(
            longest ->
                ("no window is as long as this step: the longest is %s, the step takes %s;"
                        + " make a window longer or the step shorter")
                    .formatted(Wording.length(longest), Wording.length(length)))
        .orElseGet(
            () ->
                "no window opens in the ten years after %s; write one that does"
                    .formatted(Wording.time(now, windows.zone())));
  }
}
