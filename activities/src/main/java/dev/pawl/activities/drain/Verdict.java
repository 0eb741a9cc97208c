package dev.pawl.activities.drain;

/** What a drain does about a pod. */
sealed interface Verdict {

  /**
   * It stays, and the node counts as drained with it.
   *
   * @param reason in a few words
   */
  record Stay(String reason) implements Verdict {}

  /** It is on its way out already: wait for it, and do not ask again. */
  record Leaving() implements Verdict {}

  /**
   * It may run to its end first.
   *
   * @param reason why, as the rest of a sentence that begins with the pod
   */
  record Finish(String reason) implements Verdict {}

  /** Ask it to leave. */
  record Evict() implements Verdict {}

  /**
   * Something of it would be lost that only a person may give up.
   *
   * @param reason what would be lost, and the way out: two sentences, the first without a subject
   */
  record NeedsConsent(String reason) implements Verdict {}
}
