package dev.pawl.planner.cluster;

import java.time.Instant;

/**
 * The certificate by which OpenShift's apiserver is known to kubelets: signer {@code
 * kube-apiserver-to-kubelet-signer} (S4.6). A pool that is paused when it is rotated does not get
 * the new one.
 *
 * @param rotates when the next one is handed out: after 80 % of its life, 292 days of 365
 * @param expires when this one ends
 */
public record SignerState(Instant rotates, Instant expires) {

  private static final double SHARE = 0.8;

  /** Of a certificate that is valid from one instant to another. */
  public static SignerState valid(Instant from, Instant to) {
    long millis = Math.round((to.toEpochMilli() - from.toEpochMilli()) * SHARE);
    return new SignerState(from.plusMillis(millis), to);
  }
}
