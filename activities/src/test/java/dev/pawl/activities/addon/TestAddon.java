package dev.pawl.activities.addon;

import dev.pawl.planner.spec.AddonDriver;
import dev.pawl.planner.spec.AddonSpec;
import dev.pawl.planner.spec.HelmSpec;
import dev.pawl.planner.spec.OnConflict;
import dev.pawl.planner.spec.OperatorSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** An addon as a spec has it; what a test does not say is left out, as in a file. */
final class TestAddon {

  private final String name;
  private final AddonDriver driver;
  private String source;
  private String sha256;
  private OnConflict conflicts;
  private Duration readyTimeout;
  private OperatorSpec operator;
  private HelmSpec helm;
  private Duration downtime;

  private TestAddon(String name, AddonDriver driver) {
    this.name = name;
    this.driver = driver;
  }

  static TestAddon of(String name, AddonDriver driver) {
    return new TestAddon(name, driver);
  }

  /** With the hash that it has now. */
  TestAddon source(Path place) throws IOException {
    return source(place, SourceHash.of(AddonSource.read(place)));
  }

  /**
   * @param hash null where the source is not pinned
   */
  TestAddon source(Path place, String hash) {
    source = place.toString();
    sha256 = hash;
    return this;
  }

  TestAddon conflicts(OnConflict way) {
    conflicts = way;
    return this;
  }

  TestAddon readyTimeout(Duration timeout) {
    readyTimeout = timeout;
    return this;
  }

  TestAddon operator(OperatorSpec spec) {
    operator = spec;
    return this;
  }

  TestAddon helm(HelmSpec spec) {
    helm = spec;
    return this;
  }

  TestAddon downtime(Duration expected) {
    downtime = expected;
    return this;
  }

  AddonSpec spec() {
    return new AddonSpec(
        name,
        driver,
        source,
        sha256,
        null,
        null,
        null,
        conflicts,
        readyTimeout,
        operator,
        helm,
        downtime,
        null);
  }
}
