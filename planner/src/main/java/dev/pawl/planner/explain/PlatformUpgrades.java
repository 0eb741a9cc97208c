package dev.pawl.planner.explain;

import dev.pawl.planner.explain.PlatformUpgrade.Effect;
import dev.pawl.planner.policy.VersionRule;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The table of upgrade scenarios (seed 001, S1.9): when an upgrade of vCenter Server or vSphere,
 * which is followed by one of the Supervisor, rolls the workload clusters.
 */
public final class PlatformUpgrades {

  /** Which rule the table is. */
  static final VersionRule RULE =
      new VersionRule(
          "ROLLS-BY-PLATFORM",
          "TKG Service, table of upgrade scenarios (S1.9)",
          "Before TKG Service 3.0 an upgrade of the Supervisor rolls a cluster where it changes the"
              + " cluster's objects; from 3.0 on only one of the TKG Service may.");

  private static final String STIG =
      "STIG changes for Kubernetes come with the ClusterClass, and clusters of 1.23 and newer take"
          + " them";

  /** What is more exact comes first: the seed's rows overlap. */
  private static final List<Row> ROWS =
      List.of(
          new Row(
              only("8.0.0b"),
              only("8.0.0c"),
              new PlatformUpgrade("vsphere-8.0.0b", "8.0.0b", "8.0.0c", Effect.NOTHING, "")),
          new Row(
              only("8.0.0c"),
              only("8.0.1"),
              new PlatformUpgrade("vsphere-8.0.0c", "8.0.0c", "8.0.1", Effect.NOTHING, "")),
          new Row(
              only("8.0.0"),
              only("8.0.0b").or(only("8.0.0c")),
              new PlatformUpgrade(
                  "vsphere-8.0.0",
                  "8.0.0",
                  "8.0.0b or 8.0.0c",
                  Effect.ROLLS_SOME,
                  "those with a proxy whose noProxy list is not empty; every one where the embedded"
                      + " Harbor registry was switched on")),
          new Row(
              major(8).and(before("8.0.2")),
              only("8.0.2"),
              new PlatformUpgrade("vsphere-8.0.2", "any 8.x", "8.0.2", Effect.ROLLS_ALL, STIG)),
          new Row(
              major(8).and(before("8.0.2")),
              only("8.0.2c"),
              new PlatformUpgrade(
                  "vsphere-8.0.2c", "any 8.x before 8.0.2", "8.0.2c", Effect.ROLLS_ALL, STIG)),
          new Row(
              release -> true,
              major(8),
              new PlatformUpgrade(
                  "vcenter-8",
                  "any release",
                  "any 8.x",
                  Effect.ROLLS_ALL,
                  "providers move from CAPW to CAPV, and clusters from no class to a ClusterClass")),
          new Row(
              major(7),
              release -> true,
              new PlatformUpgrade(
                  "vcenter-7",
                  "any 7.x",
                  "any release",
                  Effect.MAY_ROLL,
                  "the first upgrade of the Supervisor that follows does, further ones on the same"
                      + " vCenter Server mostly do not")));

  private PlatformUpgrades() {}

  private record Row(
      Predicate<VsphereRelease> from, Predicate<VsphereRelease> to, PlatformUpgrade upgrade) {}

  /** The whole table, what is more exact first. */
  public static List<PlatformUpgrade> all() {
    return ROWS.stream().map(Row::upgrade).toList();
  }

  /** What the table says of an upgrade; empty where it does not speak to it. */
  public static Optional<PlatformUpgrade> between(VsphereRelease from, VsphereRelease to) {
    return ROWS.stream()
        .filter(row -> row.from().test(from) && row.to().test(to))
        .map(Row::upgrade)
        .findFirst();
  }

  private static Predicate<VsphereRelease> only(String release) {
    return VsphereRelease.parse(release)::equals;
  }

  private static Predicate<VsphereRelease> major(int major) {
    return release -> release.major() == major;
  }

  private static Predicate<VsphereRelease> before(String release) {
    VsphereRelease limit = VsphereRelease.parse(release);
    return other -> other.compareTo(limit) < 0;
  }
}
