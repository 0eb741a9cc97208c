package dev.pawl.activities.addon.source;

import dev.pawl.planner.spec.AddonSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The hash that pins an addon's source: SHA-256 over the names and contents of its files in the
 * order of their names. The starter writes it into the spec, the worker compares.
 */
public final class SourceHash {

  private SourceHash() {}

  /**
   * In hex; empty for a driver without a source.
   *
   * @param addon with paths that lead to its files from here
   * @throws IOException with a sentence where there is nothing to hash
   */
  public static Optional<String> of(AddonSpec addon) throws IOException {
    return switch (addon.driver()) {
      case MANIFESTS, RECREATE -> Optional.of(of(AddonSource.read(Path.of(addon.source()))));
      case HELM -> Optional.of(of(HelmSource.read(addon)));
      case OPERATOR -> Optional.empty();
    };
  }

  static String of(HelmSource source) {
    MessageDigest digest = sha256();
    source
        .parts()
        .forEach(
            (name, bytes) -> {
              part(digest, name.getBytes(StandardCharsets.UTF_8));
              part(digest, bytes);
            });
    return HexFormat.of().formatHex(digest.digest());
  }

  static String of(AddonSource source) {
    MessageDigest digest = sha256();
    for (AddonSource.SourceFile file : source.files()) {
      part(digest, file.name().getBytes(StandardCharsets.UTF_8));
      part(digest, file.content());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** With its length before it, so that no two sources give the same bytes. */
  private static void part(MessageDigest digest, byte[] bytes) {
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(bytes.length).array());
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
