package dev.pawl.activities.checks.controlplane;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Ages;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import dev.pawl.planner.cluster.SignerState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A machine config pool that is paused while OpenShift rotates kube-apiserver-to-kubelet-signer
 * does not get the new certificate (S4.6); once the old one has ended, its nodes cannot be asked
 * for logs.
 */
final class SignerRotation implements Check {

  @Override
  public About about() {
    return new About(
        "CP-SIGNER",
        "paused pools that miss the rotation of a certificate",
        Severity.WARN,
        Owner.PLATFORM,
        When.POOL,
        List.of(PausedPool.READING, Readings.SIGNER));
  }

  /** Of what remains until the rotation: a pool may stay paused for a change window or two. */
  private static final Duration SOON = Duration.ofDays(30);

  private static final String WAY_OUT =
      "unpause it before that, and let it take up the certificate";

  @Override
  public Found look(View view) {
    List<PausedPool> paused = view.read(PausedPool.READING);
    return Found.of(
        view.read(Readings.SIGNER).stream()
            .flatMap(signer -> paused.stream().map(p -> finding(p, signer, view.now()))));
  }

  private static Finding finding(PausedPool pool, SignerState signer, Instant now) {
    String object = "MachineConfigPool/" + pool.name();
    Duration left = Duration.between(now, signer.rotates());
    if (left.isNegative()) {
      return Finding.warn(
          object,
          "is paused, and misses kube-apiserver-to-kubelet-signer, which is rotated since %s; from %s"
                  .formatted(signer.rotates(), signer.expires())
              + " on its nodes cannot be asked for logs",
          WAY_OUT);
    }
    String message =
        "is paused, and kube-apiserver-to-kubelet-signer is rotated in " + Ages.words(left);
    return left.compareTo(SOON) < 0
        ? Finding.warn(object, message, WAY_OUT)
        : Finding.info(object, message, WAY_OUT);
  }
}
