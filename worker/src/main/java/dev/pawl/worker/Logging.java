package dev.pawl.worker;

/** How much is logged; always to stderr. {@code PAWL_LOG} says it: ERROR, WARN, INFO, DEBUG. */
public final class Logging {

  /** Read by logback.xml, as a system property or from the environment. */
  public static final String VARIABLE = "PAWL_LOG";

  private Logging() {}

  /**
   * Only warnings, unless the environment says otherwise: for commands whose output is their own.
   * To be called before anything logs.
   */
  public static void onlyWarnings() {
    if (!System.getenv().containsKey(VARIABLE)) {
      System.setProperty(VARIABLE, "WARN");
    }
  }
}
