package dev.pawl.activities.drain;

import java.time.Duration;

/** What came of asking a pod to leave; each kind has its own next move. */
sealed interface EvictionAnswer {

  /** It leaves now. Accepted, not gone: its UID has to vanish. */
  record Accepted() implements EvictionAnswer {}

  /** It is gone, or on its way out without us, or another pod bears its name. */
  record Gone() implements EvictionAnswer {}

  /** A budget does not allow it: asked again when the budget's status changes. */
  record Budget(String message) implements EvictionAnswer {}

  /** The budget's status is behind: nothing is said about the pod. */
  record Lagging(Duration retryAfter) implements EvictionAnswer {}

  /** The API server sheds load; it is not about the pod. */
  record Throttled() implements EvictionAnswer {}

  /** More than one budget covers the pod: never allowed, whatever their numbers. */
  record TwoBudgets(String message) implements EvictionAnswer {}

  /** The pod's namespace is being deleted, and the pod with it. */
  record NamespaceTerminating() implements EvictionAnswer {}

  /** A webhook or a policy says no. */
  record Refused(String message) implements EvictionAnswer {}

  /** The worker may not evict. */
  record Forbidden(String message) implements EvictionAnswer {}

  /** Something that may pass by itself. */
  record Transient(String message) implements EvictionAnswer {}
}
