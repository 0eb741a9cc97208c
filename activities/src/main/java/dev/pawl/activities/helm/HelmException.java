package dev.pawl.activities.helm;

/** Helm does not do it; the message is its own words, without what the values may keep secret. */
public final class HelmException extends Exception {

  private final boolean ofTheNetwork;

  HelmException(String message, boolean ofTheNetwork) {
    super(message);
    this.ofTheNetwork = ofTheNetwork;
  }

  /** Whether the cluster or a registry could not be reached: that passes. */
  public boolean isOfTheNetwork() {
    return ofTheNetwork;
  }
}
