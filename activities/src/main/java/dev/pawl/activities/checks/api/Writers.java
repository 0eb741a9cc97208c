package dev.pawl.activities.checks.api;

import dev.pawl.activities.checks.View;
import dev.pawl.planner.check.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** Who wrote objects lately, and in which version. */
final class Writers {

  /** What was written before that may well be written otherwise by now. */
  private static final Duration LATELY = Duration.ofDays(30);

  private Writers() {}

  static ApiUses in(View view) {
    Instant since = view.now().minus(LATELY);
    return WrittenKinds.READINGS.stream()
        .map(kind -> ApiUses.read(view, kind, Severity.WARN, w -> ApiUses.of(uses(w, since))))
        .reduce(ApiUses.none(), ApiUses::and);
  }

  private static Stream<ApiUse> uses(Written object, Instant since) {
    return object.writers().stream()
        .filter(w -> w.time() != null && w.time().isAfter(since))
        .map(
            w ->
                new ApiUse(
                    object.object(),
                    w.apiVersion(),
                    object.kind(),
                    "written so by %s at %s".formatted(w.manager(), w.time()),
                    Severity.WARN));
  }
}
