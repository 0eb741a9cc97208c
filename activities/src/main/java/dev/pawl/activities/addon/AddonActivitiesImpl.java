package dev.pawl.activities.addon;

import dev.pawl.activities.kube.Clusters;
import dev.pawl.activities.step.Pulse;
import dev.pawl.activities.step.Pulses;
import dev.pawl.activities.step.StepName;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.spec.AddonSpec;
import dev.pawl.workflows.activity.AddonActivities;
import dev.pawl.workflows.activity.UpgradeRef;
import dev.pawl.workflows.failure.StepFailure;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings addons up to date from manifests (drivers manifests and recreate). */
public final class AddonActivitiesImpl implements AddonActivities {

  private static final Logger log = LoggerFactory.getLogger(AddonActivitiesImpl.class);

  private final Clusters clusters;
  private final Pulses pulses;
  private final Clock clock;

  public AddonActivitiesImpl(Clusters clusters, Pulses pulses, Clock clock) {
    this.clusters = clusters;
    this.pulses = pulses;
    this.clock = clock;
  }

  @Override
  public AddonRecord record(AddonRequest request) {
    List<ManifestReader.Manifest> manifests = manifests(request.addon());
    String name = UndoStore.name(request.upgrade().id(), request.addon().name());
    try (Pulse pulse = pulses.open(StepName.of(request))) {
      KubernetesClient client = clusters.client(request.upgrade());
      UndoStore store = new UndoStore(client);
      AddonKeep keep = new AddonKeep(client, pulse);
      List<Kept> now = keep.read(manifests);
      if (store.hash(name).isEmpty()) {
        store.keep(name, Kept.pack(now));
      }
      return new AddonRecord(name, store.hash(name).orElseThrow(), keep.reversal(now));
    }
  }

  @Override
  public RestoreReport restore(RestoreRequest request) {
    try (Pulse pulse = pulses.open(StepName.of(request))) {
      KubernetesClient client = clusters.client(request.upgrade());
      List<Kept> kept = Kept.unpack(new UndoStore(client).get(request.secret(), request.sha256()));
      AddonRestore restore = new AddonRestore(client, way(client, request.addon(), pulse), pulse);
      RestoreReport report = new RestoreReport(restore.restore(kept), restore.remove(kept));
      log.atInfo()
          .addKeyValue("upgrade", request.upgrade().name())
          .addKeyValue("addon", request.addon().name())
          .addKeyValue("restored", report.restored())
          .addKeyValue("removed", report.removed())
          .log("addon restored");
      return report;
    }
  }

  @Override
  public void forget(UpgradeRef upgrade) {
    try (Pulse pulse = pulses.open(StepName.CLOSE)) {
      pulse.check();
      new UndoStore(clusters.client(upgrade)).forgetAll();
    }
  }

  @Override
  public AddonReport apply(AddonRequest request) {
    AddonSpec addon = request.addon();
    List<ManifestReader.Manifest> manifests = manifests(addon);
    try (Pulse pulse = pulses.open(StepName.of(request))) {
      KubernetesClient client = clusters.client(request.upgrade());
      AddonApply apply =
          new AddonApply(client, addon.name(), way(client, addon, pulse), pulse, clock);
      apply.run(manifests);
      AddonNote note = note(apply, pulse);
      log.atInfo()
          .addKeyValue("upgrade", request.upgrade().name())
          .addKeyValue("addon", addon.name())
          .addKeyValue("objects", manifests.size())
          .addKeyValue("changed", note.changed())
          .log("addon applied");
      new RolloutWait(new Workloads(client), addon, pulse, clock)
          .until(apply.applied(), Instant.ofEpochMilli(note.applied()));
      return new AddonReport(manifests.size(), note.changed());
    }
  }

  private ObjectApply way(KubernetesClient client, AddonSpec addon, Pulse pulse) {
    Applier applier = new Applier(client, addon);
    return switch (addon.driver()) {
      case MANIFESTS -> applier;
      case RECREATE -> new Recreator(applier, pulse);
    };
  }

  /** An attempt after a worker's end does not begin the wait anew. */
  private AddonNote note(AddonApply apply, Pulse pulse) {
    AddonNote before = pulse.noted(AddonNote.class).orElse(null);
    AddonNote note =
        before == null
            ? new AddonNote(clock.millis(), apply.changed())
            : new AddonNote(before.applied(), before.changed() + apply.changed());
    pulse.note(note);
    return note;
  }

  private static List<ManifestReader.Manifest> manifests(AddonSpec addon) {
    try {
      AddonSource source = AddonSource.read(Path.of(addon.source()));
      String hash = SourceHash.of(source);
      if (addon.sha256() != null && !addon.sha256().equals(hash)) {
        throw mismatch(
            addon,
            "%s on the worker is not what the plan was made with (SHA-256 %s, the plan has %s). Bring the worker's files to the same content, or start anew with a new plan"
                .formatted(addon.source(), hash.substring(0, 12), shorten(addon.sha256())));
      }
      return ManifestReader.read(source);
    } catch (NoSuchFileException e) {
      throw mismatch(addon, addon.source() + " does not exist on the worker");
    } catch (IOException e) {
      throw mismatch(addon, e.getMessage());
    } catch (ManifestException e) {
      throw StepFailure.of(
          new Hold(HoldCode.STEP_FAILED, "Addon %s: %s.".formatted(addon.name(), e.getMessage())));
    }
  }

  private static RuntimeException mismatch(AddonSpec addon, String what) {
    return StepFailure.of(
        new Hold(HoldCode.SOURCE_MISMATCH, "Addon %s: %s.".formatted(addon.name(), what)));
  }

  private static String shorten(String hash) {
    return hash.substring(0, Math.min(12, hash.length()));
  }
}
