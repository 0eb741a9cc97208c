package dev.pawl.activities.addon.source;

/** Manifests that cannot be read; the message is a sentence with file and line. */
public final class ManifestException extends Exception {

  ManifestException(String message) {
    super(message);
  }
}
