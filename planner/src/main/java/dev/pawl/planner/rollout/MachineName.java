package dev.pawl.planner.rollout;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names of the machines that Pawl makes: a function of upgrade, old node and attempt, so that doing
 * it twice makes one.
 */
public final class MachineName {

  private static final int MAX_STEM = 52;

  private MachineName() {}

  /**
   * The old node's name without the mark of an earlier replacement, and a hash: short, a valid DNS
   * label, and another one for each upgrade, attempt and direction.
   */
  public static String of(String upgrade, PoolGoal goal, String oldNode, int attempt) {
    String stem = oldNode.replaceFirst("-p[0-9a-f]{8}$", "");
    String direction = goal == PoolGoal.ROLL_BACK ? "back" : "on";
    String hash = hash(upgrade + "/" + direction + "/" + oldNode + "/" + attempt);
    return stem.substring(0, Math.min(stem.length(), MAX_STEM)) + "-p" + hash;
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JRE has SHA-256", e);
    }
  }
}
