package dev.pawl.activities.addon.helm;

import dev.pawl.activities.addon.driver.AddonWork;
import dev.pawl.activities.addon.driver.VersionMove;
import dev.pawl.activities.addon.object.AddonObject;
import dev.pawl.activities.addon.object.Kinds;
import dev.pawl.activities.addon.object.ObjectChange;
import dev.pawl.activities.addon.rollout.RolloutWait;
import dev.pawl.activities.addon.rollout.Workloads;
import dev.pawl.activities.addon.source.ManifestException;
import dev.pawl.activities.addon.source.ManifestReader;
import dev.pawl.activities.addon.source.PinnedSource;
import dev.pawl.activities.helm.HelmException;
import dev.pawl.activities.helm.HelmProgram;
import dev.pawl.activities.helm.HelmProgram.Chart;
import dev.pawl.activities.helm.HelmProgram.Options;
import dev.pawl.activities.helm.HelmProgram.Target;
import dev.pawl.activities.helm.HelmRelease;
import dev.pawl.activities.helm.HelmReleases;
import dev.pawl.activities.step.Pulse;
import dev.pawl.planner.spec.AddonSpec;
import dev.pawl.planner.spec.HelmSpec;
import dev.pawl.planner.undo.Reversal;
import dev.pawl.planner.undo.Reversals;
import dev.pawl.workflows.activity.AddonActivities.AddonReport;
import dev.pawl.workflows.activity.AddonActivities.RestoreReport;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Driver helm: a release is installed or upgraded by Helm itself, and comes back as a new revision
 * with the objects, hooks and values of the one that was recorded.
 */
public final class HelmWork implements AddonWork {

  private final KubernetesClient client;
  private final HelmProgram helm;
  private final AddonSpec addon;
  private final HelmSpec spec;
  private final Pulse pulse;
  private final Clock clock;
  private final HelmReleases releases;
  private final HelmHolds holds;
  private final Target target;

  public HelmWork(
      KubernetesClient client, HelmProgram helm, AddonSpec addon, Pulse pulse, Clock clock) {
    this.client = client;
    this.helm = helm;
    this.addon = addon;
    this.spec = addon.helm();
    this.pulse = pulse;
    this.clock = clock;
    this.releases = new HelmReleases(client, spec.namespace(), spec.release());
    this.holds = new HelmHolds(addon, releases);
    this.target = new Target(client, spec.namespace(), spec.release());
  }

  @Override
  public VersionMove versions() {
    Chart chart = chart();
    return new VersionMove(
        releases.deployed().map(HelmRelease::chart).orElse(null),
        HelmIdentity.chart(asking(() -> helm.about(chart))));
  }

  @Override
  public List<ObjectChange> preview() {
    Chart chart = chart();
    if (isThere(chart)) {
      return List.of();
    }
    String version = client.getKubernetesVersion().getGitVersion();
    List<AddonObject> wanted = objects(asking(() -> helm.render(chart, target, version)));
    List<AddonObject> before = objects(releases.base().map(HelmRelease::manifest).orElse(""));
    return safe(chart, changes(chart, before, wanted));
  }

  /** With what Helm makes before the first revision: definitions and the namespace. */
  private List<ObjectChange> changes(
      Chart chart, List<AddonObject> before, List<AddonObject> wanted) {
    HelmPreview preview = new HelmPreview(client, addon, pulse);
    if (releases.latest().isPresent()) {
      return preview.of(before, wanted, HelmBrings.of(null, List.of(), wanted));
    }
    List<AddonObject> definitions =
        spec.skipCrds() ? List.of() : objects(asking(() -> helm.definitions(chart)));
    String namespace = spec.createNamespace() ? spec.namespace() : null;
    return Stream.concat(
            preview.first(namespace, definitions).stream(),
            preview.of(before, wanted, HelmBrings.of(namespace, definitions, wanted)).stream())
        .toList();
  }

  /** What values keep secret may be in a server's words. */
  private static List<ObjectChange> safe(Chart chart, List<ObjectChange> changes) {
    return changes.stream()
        .map(c -> c.problem() == null ? c : c.but(chart.values().hideIn(c.problem())))
        .toList();
  }

  @Override
  public boolean changes() {
    return !isThere(chart());
  }

  @Override
  public boolean isReady() {
    return rollout().isOver(deployed());
  }

  @Override
  public byte[] keep() {
    return HelmKept.of(releases).pack();
  }

  @Override
  public Reversal reversal(byte[] kept) {
    return Reversals.helm(
        spec.release(), HelmKept.unpack(kept).release().map(HelmRelease::chart).orElse(null));
  }

  @Override
  public AddonReport apply() {
    Chart chart = chart();
    recovery().recover(release -> isOf(chart, release));
    int changed = 0;
    if (!isThere(chart)) {
      pulse.check();
      asking(
          () -> {
            helm.upgrade(chart, target, options(HelmIdentity.description(addon)));
            return null;
          });
      changed = 1;
    }
    return new AddonReport(1, changed);
  }

  @Override
  public List<AddonObject> workloads() {
    return deployed();
  }

  @Override
  public void awaitReady(Instant since) {
    rollout().until(deployed(), since);
  }

  private List<AddonObject> deployed() {
    return objects(releases.deployed().map(HelmRelease::manifest).orElse(""));
  }

  private RolloutWait rollout() {
    return new RolloutWait(new Workloads(client), addon, pulse, clock);
  }

  @Override
  public RestoreReport restore(byte[] packed) {
    HelmKept kept = HelmKept.unpack(packed);
    Optional<HelmRelease> before = kept.release();
    recovery().recover(release -> true);
    Optional<HelmRelease> latest = releases.latest();
    if (latest.isEmpty() || latest.get().revision() <= kept.latest()) {
      // Nothing was done.
      return new RestoreReport(0, 0);
    }
    pulse.check();
    if (before.isEmpty()) {
      asking(
          () -> {
            helm.uninstall(target);
            return null;
          });
      return new RestoreReport(0, 1);
    }
    if (latest.get().isDeployed() && HelmIdentity.bringsBack(latest.get(), before.get())) {
      return new RestoreReport(0, 0);
    }
    HelmLeftovers leftovers = new HelmLeftovers(client, addon, pulse);
    List<AddonObject> recorded = objects(before.get().manifest());
    releases
        .failedAfter(kept.latest())
        .forEach(failed -> leftovers.takeBack(objects(failed.manifest()), recorded));
    asking(
        () -> {
          helm.restore(before.get(), target, options(HelmIdentity.back(before.get())));
          return null;
        });
    return new RestoreReport(1, 0);
  }

  private HelmRecovery recovery() {
    return new HelmRecovery(releases, holds, pulse, clock);
  }

  /** Whether the release is as the addon wants it. */
  private boolean isThere(Chart chart) {
    return releases
        .latest()
        .filter(HelmRelease::isDeployed)
        .filter(r -> isOf(chart, r))
        .isPresent();
  }

  private boolean isOf(Chart chart, HelmRelease release) {
    String about = asking(() -> helm.about(chart));
    return HelmIdentity.isOf(addon, release, about, chart.values());
  }

  private Options options(String description) {
    return new Options(description, addon.readyTimeout(), spec.createNamespace(), spec.skipCrds());
  }

  private List<AddonObject> objects(String yaml) {
    Kinds kinds = new Kinds(client);
    try {
      return ManifestReader.rendered(yaml, spec.release(), spec.namespace()).stream()
          .map(m -> AddonObject.settle(m, kinds.of(m.object()).orElse(null)))
          .toList();
    } catch (ManifestException e) {
      throw holds.failed(e.getMessage());
    }
  }

  private Chart chart() {
    try {
      return PinnedSource.helm(addon).chart();
    } catch (ManifestException e) {
      throw holds.failed(e.getMessage());
    }
  }

  private interface Asking<T> {
    T helm() throws HelmException;
  }

  private <T> T asking(Asking<T> question) {
    Optional<Integer> before = releases.latest().map(HelmRelease::revision);
    try {
      return question.helm();
    } catch (HelmException e) {
      throw holds.of(e, before.orElse(0));
    }
  }
}
