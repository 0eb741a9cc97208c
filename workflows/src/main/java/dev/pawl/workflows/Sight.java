package dev.pawl.workflows;

import java.math.BigInteger;

/**
 * How new the next look at a pool has to be, so that it misses nothing that this upgrade did: at
 * least of the newest revision that a step or a look has reported. A step that ended without a
 * report may have changed something all the same; then only a new list will do, as in the beginning
 * and after a history was continued as new.
 */
final class Sight {

  private String revision;
  private boolean blind = true;

  /** A step or a look has reported; null is no report. */
  void reaches(String reported) {
    if (reported == null) {
      blind = true;
    } else if (revision == null
        || new BigInteger(reported).compareTo(new BigInteger(revision)) > 0) {
      revision = reported;
    }
  }

  /** Something ended, and nobody knows what it did. */
  void lost() {
    blind = true;
  }

  /** For a look that begins now; null where only a list will do. */
  String asOf() {
    String asOf = blind ? null : revision;
    blind = false;
    return asOf;
  }
}
