package dev.pawl.activities.addon.helm;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pawl.activities.helm.HelmRelease;
import dev.pawl.activities.helm.HelmReleases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What has to be known to bring a release back.
 *
 * @param stored the deployed revision as Helm keeps it; null where there was none
 * @param latest number of the newest revision, whatever became of it; 0 where there was none
 */
record HelmKept(String stored, int latest) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  static HelmKept of(HelmReleases releases) {
    return new HelmKept(
        releases
            .deployed()
            .map(r -> new String(r.encode(), StandardCharsets.US_ASCII))
            .orElse(null),
        releases.latest().map(HelmRelease::revision).orElse(0));
  }

  Optional<HelmRelease> release() {
    return Optional.ofNullable(stored)
        .map(s -> HelmRelease.decode(s.getBytes(StandardCharsets.US_ASCII)));
  }

  byte[] pack() {
    try {
      return MAPPER.writeValueAsBytes(this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static HelmKept unpack(byte[] packed) {
    try {
      return MAPPER.readValue(packed, HelmKept.class);
    } catch (IOException e) {
      throw new UncheckedIOException("what was kept cannot be read", e);
    }
  }
}
