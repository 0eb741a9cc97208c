package dev.pawl.workflows;

/** A look was called off: something else comes first, and it is taken up again after that. */
final class CalledOff extends RuntimeException {

  private static final long serialVersionUID = 1;

  CalledOff() {
    super("called off", null, false, false);
  }
}
