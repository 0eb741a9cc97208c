package dev.pawl.planner.explain;

/**
 * What the upgrade of the platform under clusters triggers in them.
 *
 * @param label short, as in a step's name
 * @param from the releases it comes from, in words; {@code to} those it goes to
 * @param effect how surely clusters are rolled
 * @param note which clusters, or why; empty where there is nothing to say
 */
public record PlatformUpgrade(String label, String from, String to, Effect effect, String note) {

  /** How surely clusters are rolled. */
  public enum Effect {
    NOTHING("rolls no cluster"),
    MAY_ROLL("may roll every cluster"),
    ROLLS_SOME("rolls some clusters"),
    ROLLS_ALL("rolls every cluster");

    private final String words;

    Effect(String words) {
      this.words = words;
    }
  }

  /** For a person. */
  public String words() {
    String detail = note.isEmpty() ? "" : ": " + note;
    return "an upgrade of the platform from %s to %s %s%s"
        .formatted(from, to, effect.words, detail);
  }
}
