package dev.pawl.activities.addon;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The hash that pins an addon's source: SHA-256 over the names and contents of its files in the
 * order of their names. The starter writes it into the spec, the worker compares.
 */
public final class SourceHash {

  private SourceHash() {}

  /**
   * In hex.
   *
   * @param source a file, or a folder with manifests
   * @throws IOException with a sentence where there is nothing to hash
   */
  public static String of(Path source) throws IOException {
    return of(AddonSource.read(source));
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
