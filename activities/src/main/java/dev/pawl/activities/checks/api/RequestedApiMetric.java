package dev.pawl.activities.checks.api;

import dev.pawl.activities.checks.metrics.Sample;
import dev.pawl.planner.version.Minor;
import java.util.Optional;

/**
 * Samples of an apiserver's gauge of deprecated requests as {@link RequestedApi}s (KEP-1693;
 * Kubernetes lists the gauge as stable). One without {@code removed_release} is of a version that
 * is deprecated, but stays.
 */
final class RequestedApiMetric {

  private RequestedApiMetric() {}

  /** Empty where it is zero, or names no release. */
  static Optional<RequestedApi> read(Sample sample) {
    String removed = sample.label("removed_release");
    return sample.value() == 0 || removed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new RequestedApi(
                sample.label("group"),
                sample.label("version"),
                sample.label("resource"),
                sample.label("subresource"),
                Minor.parse(removed)));
  }
}
