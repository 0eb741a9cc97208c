package dev.pawl.activities.addon.source;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.spec.AddonSpec;
import dev.pawl.workflows.failure.StepFailure;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** An addon's files on this worker: those that the plan was made with, or a hold. */
public final class PinnedSource {

  private PinnedSource() {}

  /**
   * Of driver manifests or recreate: its manifests.
   *
   * @throws io.temporal.failure.ApplicationFailure SOURCE_MISMATCH where they are not there, or not
   *     what the plan was made with
   */
  public static AddonSource of(AddonSpec addon) {
    return reading(
        addon,
        () -> {
          AddonSource source = AddonSource.read(Path.of(addon.source()));
          makeSureOf(addon, SourceHash.of(source));
          return source;
        });
  }

  /**
   * Of driver helm: its chart and values.
   *
   * @throws io.temporal.failure.ApplicationFailure SOURCE_MISMATCH likewise
   */
  public static HelmSource helm(AddonSpec addon) {
    return reading(
        addon,
        () -> {
          HelmSource source = HelmSource.read(addon);
          makeSureOf(addon, SourceHash.of(source));
          return source;
        });
  }

  private interface Reading<T> {
    T read() throws IOException;
  }

  private static <T> T reading(AddonSpec addon, Reading<T> reading) {
    try {
      return reading.read();
    } catch (NoSuchFileException e) {
      throw mismatch(addon, e.getMessage() + " does not exist on the worker");
    } catch (IOException e) {
      throw mismatch(addon, e.getMessage());
    }
  }

  private static void makeSureOf(AddonSpec addon, String hash) {
    if (addon.sha256() != null && !addon.sha256().equals(hash)) {
      throw mismatch(
          addon,
          "%s on the worker is not what the plan was made with (SHA-256 %s, the plan has %s). Bring the worker's files to the same content, or start anew with a new plan"
              .formatted(addon.source(), hash.substring(0, 12), shorten(addon.sha256())));
    }
  }

  private static RuntimeException mismatch(AddonSpec addon, String what) {
    return StepFailure.of(
        new Hold(HoldCode.SOURCE_MISMATCH, "Addon %s: %s.".formatted(addon.name(), what)));
  }

  private static String shorten(String hash) {
    return hash.substring(0, Math.min(12, hash.length()));
  }
}
