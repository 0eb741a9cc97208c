package dev.pawl.activities.addon;

import dev.pawl.activities.step.Pulse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Notes for the next attempt, in the heartbeats. The one who applies and the one who watches write
 * into the same note, each on a thread of its own.
 */
final class AddonNotes {

  private final Pulse pulse;

  AddonNotes(Pulse pulse) {
    this.pulse = pulse;
  }

  /** Also what was noted, by earlier attempts too. */
  synchronized AddonNote applied(Instant now, int changed) {
    AddonNote note = read().applied(now, changed);
    pulse.note(note);
    return note;
  }

  synchronized void seen(List<Absence> absences) {
    pulse.note(read().seen(absences));
  }

  /** What an earlier attempt has seen; empty where none has looked. */
  synchronized Optional<List<Absence>> seen() {
    return Optional.ofNullable(read().absences());
  }

  private AddonNote read() {
    return pulse.noted(AddonNote.class).orElse(AddonNote.NOTHING);
  }
}
