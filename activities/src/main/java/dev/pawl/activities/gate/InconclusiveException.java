package dev.pawl.activities.gate;

/** A question that got no usable answer: neither a pass nor a failure of the gate. */
public final class InconclusiveException extends Exception {

  InconclusiveException(String message) {
    super(message);
  }
}
