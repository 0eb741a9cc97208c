package dev.pawl.worker;

/** A setting of the worker cannot be used; the message names it and says what was expected. */
public final class ConfigException extends RuntimeException {

  private static final long serialVersionUID = 1;

  ConfigException(String setting, String problem, Throwable cause) {
    super(setting + ": " + problem, cause);
  }
}
