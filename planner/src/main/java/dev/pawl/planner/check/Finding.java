package dev.pawl.planner.check;

/**
 * One thing that a check found.
 *
 * @param object {@code Kind/namespace/name} or {@code Kind/name}
 * @param message what is the matter with it, without naming it again
 * @param remediation what to do about it
 * @param accepted who said that it may stay so; null where nobody did
 */
public record Finding(
    Severity severity, String object, String message, String remediation, Acceptance accepted) {

  public static Finding block(String object, String message, String remediation) {
    return new Finding(Severity.BLOCK, object, message, remediation, null);
  }

  public static Finding warn(String object, String message, String remediation) {
    return new Finding(Severity.WARN, object, message, remediation, null);
  }

  public static Finding info(String object, String message, String remediation) {
    return new Finding(Severity.INFO, object, message, remediation, null);
  }

  /** How much it counts: one that was accepted is only told. */
  Severity weight() {
    return accepted == null ? severity : Severity.INFO;
  }

  Finding said(Acceptance acceptance) {
    return new Finding(severity, object, message, remediation, acceptance);
  }

  Finding because(String more) {
    return new Finding(severity, object, message + more, remediation, accepted);
  }
}
