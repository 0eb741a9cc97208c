package dev.pawl.activities.addon;

/** Manifests that cannot be read; the message is a sentence with file and line. */
final class ManifestException extends Exception {

  ManifestException(String message) {
    super(message);
  }
}
