package dev.pawl.activities.addon;

import dev.pawl.activities.addon.source.SourceHash;
import dev.pawl.planner.spec.AddonDriver;
import dev.pawl.planner.spec.AddonSpec;
import dev.pawl.planner.spec.HelmSpec;
import dev.pawl.planner.spec.OnConflict;
import dev.pawl.planner.spec.OperatorSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** An addon as a spec has it; what a test does not say is left out, as in a file. */
public final class TestAddon {

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

  public static TestAddon of(String name, AddonDriver driver) {
    return new TestAddon(name, driver);
  }

  /** What an attempt that had applied it leaves for the next one. */
  public static Object applied(Instant when, int changed) {
    return AddonNote.NOTHING.applied(when, changed);
  }

  /** With the hash that it has now. */
  public TestAddon source(Path place) throws IOException {
    AddonSpec files = of(name, AddonDriver.MANIFESTS).source(place, null).spec();
    return source(place, SourceHash.of(files).orElseThrow());
  }

  /**
   * @param hash null where the source is not pinned
   */
  public TestAddon source(Path place, String hash) {
    source = place.toString();
    sha256 = hash;
    return this;
  }

  public TestAddon conflicts(OnConflict way) {
    conflicts = way;
    return this;
  }

  public TestAddon readyTimeout(Duration timeout) {
    readyTimeout = timeout;
    return this;
  }

  public TestAddon operator(OperatorSpec spec) {
    operator = spec;
    return this;
  }

  public TestAddon helm(HelmSpec spec) {
    helm = spec;
    return this;
  }

  TestAddon downtime(Duration expected) {
    downtime = expected;
    return this;
  }

  public AddonSpec spec() {
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
