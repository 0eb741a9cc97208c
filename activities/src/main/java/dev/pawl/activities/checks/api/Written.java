package dev.pawl.activities.checks.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An object as its metadata tells in which versions of its API it was written: a live object does
 * not, for an apiserver answers in the version that it is asked in.
 *
 * @param applied what the last {@code kubectl apply} sent
 * @param writers its field managers
 */
record Written(String object, String kind, Optional<Applied> applied, List<Writer> writers) {

  record Applied(String apiVersion, String kind) {}

  /**
   * A field manager.
   *
   * @param time of its last change; null where nobody says
   */
  record Writer(String manager, String apiVersion, Instant time) {}

  Written {
    writers = List.copyOf(writers);
  }
}
