package dev.pawl.planner.policy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The presets. */
public final class VersionPolicies {

  private VersionPolicies() {}

  /**
   * The preset of that name, as {@code spec.policy} writes it.
   *
   * @throws IllegalArgumentException naming the presets there are
   */
  public static VersionPolicy named(String name) {
    return all()
        .filter(policy -> policy.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is no version policy: expected one of %s"
                        .formatted(
                            name,
                            all().map(VersionPolicy::name).collect(Collectors.joining(", ")))));
  }

  /** The version skew policy of Kubernetes. */
  public static VersionPolicy upstream() {
    return Presets.upstream();
  }

  /** Tanzu Kubernetes Grid, and what else is made by Cluster API. */
  public static VersionPolicy tkg() {
    return Presets.tkg();
  }

  /** OpenShift Container Platform. */
  public static VersionPolicy openshift() {
    return Presets.openshift();
  }

  /** Google Distributed Cloud, with what cannot be read off a version number. */
  public static VersionPolicy gdc(DistributedCloudFacts facts) {
    return Presets.gdc(facts);
  }

  private static Stream<VersionPolicy> all() {
    return List.of(upstream(), tkg(), openshift(), gdc(DistributedCloudFacts.NONE)).stream();
  }
}
