package dev.pawl.activities.addon;

import dev.pawl.activities.addon.ManifestReader.Manifest;
import dev.pawl.activities.step.Pulse;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.spec.AddonSpec;
import dev.pawl.planner.undo.Reversal;
import dev.pawl.workflows.activity.AddonActivities.AddonReport;
import dev.pawl.workflows.activity.AddonActivities.RestoreReport;
import dev.pawl.workflows.failure.StepFailure;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Drivers manifests and recreate. */
final class ManifestWork implements AddonWork {

  private final KubernetesClient client;
  private final AddonSpec addon;
  private final Pulse pulse;
  private final Clock clock;
  private final ObjectApply way;
  private final AddonApply apply;

  ManifestWork(
      KubernetesClient client, AddonSpec addon, ObjectApply way, Pulse pulse, Clock clock) {
    this.client = client;
    this.addon = addon;
    this.way = way;
    this.pulse = pulse;
    this.clock = clock;
    this.apply = new AddonApply(client, addon.name(), way, pulse, clock);
  }

  /** Of its first workload. */
  @Override
  public VersionMove versions() {
    Kinds kinds = new Kinds(client);
    return manifests().stream()
        .map(m -> AddonObject.settle(m, kinds.of(m.object()).orElse(null)))
        .filter(AddonObject::isWorkload)
        .findFirst()
        .map(o -> versions(o, kinds))
        .orElse(new VersionMove(null, null));
  }

  private VersionMove versions(AddonObject workload, Kinds kinds) {
    String installed =
        kinds
            .of(workload.object())
            .map(kind -> Live.get(client, kind, workload.namespace(), workload.name()))
            .flatMap(ObjectVersion::of)
            .orElse(null);
    return new VersionMove(installed, ObjectVersion.of(workload.object()).orElse(null));
  }

  @Override
  public List<ObjectChange> preview() {
    return new ManifestPreview(client, way, pulse).of(manifests());
  }

  @Override
  public boolean changes() {
    return !preview().isEmpty();
  }

  @Override
  public byte[] keep() {
    return Kept.pack(new AddonKeep(client, pulse).read(manifests()));
  }

  @Override
  public Reversal reversal(byte[] kept) {
    return AddonKeep.reversal(Kept.unpack(kept), manifests());
  }

  @Override
  public AddonReport apply() {
    List<Manifest> manifests = manifests();
    apply.run(manifests);
    return new AddonReport(manifests.size(), apply.changed());
  }

  @Override
  public void awaitReady(Instant since) {
    new RolloutWait(new Workloads(client), addon, pulse, clock).until(apply.applied(), since);
  }

  @Override
  public RestoreReport restore(byte[] kept) {
    List<Kept> all = Kept.unpack(kept);
    AddonRestore restore = new AddonRestore(client, way, pulse);
    return new RestoreReport(restore.restore(all), restore.remove(all));
  }

  /** Read anew each time: drivers complete the objects that they apply. */
  private List<Manifest> manifests() {
    AddonSource source = PinnedSource.of(addon);
    try {
      return ManifestReader.read(source);
    } catch (ManifestException e) {
      throw StepFailure.of(
          new Hold(HoldCode.STEP_FAILED, "Addon %s: %s.".formatted(addon.name(), e.getMessage())));
    }
  }
}
