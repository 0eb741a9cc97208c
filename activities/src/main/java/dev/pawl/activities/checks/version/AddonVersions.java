package dev.pawl.activities.checks.version;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Observed;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.activities.checks.Workload;
import dev.pawl.activities.checks.Workloads;
import dev.pawl.activities.checks.addons.AddonManifest;
import dev.pawl.activities.checks.addons.AddonManifests;
import dev.pawl.activities.checks.version.AddonReleases.Range;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import dev.pawl.planner.version.Minor;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Addons that are not for the Kubernetes that comes, or that is there: the commonest first failure
 * after an upgrade. What this upgrade brings itself must be for the target, and blocks; what runs
 * is worth a warning, unless this upgrade replaces it.
 */
final class AddonVersions implements Check {

  private static final AddonReleases RELEASES = AddonReleases.shipped();

  /** What has pods, as far as it is looked at. */
  private record Template(Spec spec) {
    record Spec(PodTemplateSpec template) {}
  }

  @Override
  public About about() {
    return new About(
        "VER-ADDON",
        "addons that are not for the Kubernetes that comes",
        Severity.BLOCK,
        Owner.PLATFORM,
        When.ONCE,
        List.of(Readings.PODS, Readings.VERSION));
  }

  @Override
  public Found look(View view) {
    AddonManifests addons = AddonManifests.of(view.spec());
    Minor target = view.target().minorRelease();
    Minor current = Observed.server(view).minorRelease();
    Set<String> brought =
        addons.manifests().stream()
            .flatMap(AddonVersions::images)
            .map(AddonReleases::name)
            .collect(Collectors.toSet());
    return Found.of(
            Stream.concat(
                addons.manifests().stream().flatMap(m -> brought(m, target)),
                Workloads.of(view.read(Readings.PODS)).stream()
                    .flatMap(w -> running(w, brought, List.of(current, target)))))
        .and(addons.gaps());
  }

  private static Stream<Finding> brought(AddonManifest manifest, Minor target) {
    return images(manifest)
        .flatMap(image -> outside(image, target))
        .map(
            words ->
                Finding.block(
                    manifest.object(),
                    "is brought by addon %s, and %s".formatted(manifest.addon(), words),
                    "bring a release of it that is for the target"));
  }

  private static Stream<Finding> running(
      Workload workload, Set<String> brought, List<Minor> releases) {
    return workload.sample().getSpec().getContainers().stream()
        .map(Container::getImage)
        .filter(image -> !brought.contains(AddonReleases.name(image)))
        .flatMap(image -> releases.stream().flatMap(release -> outside(image, release)).limit(1))
        .map(
            words ->
                Finding.warn(
                    workload.object(),
                    words,
                    "bring a release of it that is for both, as an addon of this upgrade or before"
                        + " it"));
  }

  private static Stream<String> outside(String image, Minor release) {
    return RELEASES
        .range(image)
        .filter(range -> !range.contains(release))
        .map(range -> words(image, range, release))
        .stream();
  }

  private static String words(String image, Range range, Minor release) {
    return "runs %s, which is for Kubernetes %s, not %s".formatted(image, range, release);
  }

  private static Stream<String> images(AddonManifest manifest) {
    Template template = manifest.as(Template.class);
    return template.spec() == null
            || template.spec().template() == null
            || template.spec().template().getSpec() == null
        ? Stream.empty()
        : template.spec().template().getSpec().getContainers().stream()
            .map(Container::getImage)
            .filter(Objects::nonNull);
  }
}
