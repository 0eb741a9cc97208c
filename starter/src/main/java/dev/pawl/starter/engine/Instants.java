package dev.pawl.starter.engine;

import com.google.protobuf.Timestamp;
import java.time.Instant;

/** Temporal's times as Java's. */
public final class Instants {

  private Instants() {}

  /** The same moment. */
  public static Instant of(Timestamp timestamp) {
    return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
  }
}
