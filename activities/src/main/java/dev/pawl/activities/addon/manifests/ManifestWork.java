package dev.pawl.activities.addon.manifests;

import dev.pawl.activities.addon.apply.Applier;
import dev.pawl.activities.addon.apply.ObjectApply;
import dev.pawl.activities.addon.driver.AddonWork;
import dev.pawl.activities.addon.driver.VersionMove;
import dev.pawl.activities.addon.keep.AppliedSet;
import dev.pawl.activities.addon.keep.Kept;
import dev.pawl.activities.addon.manifests.Pruning.Left;
import dev.pawl.activities.addon.object.AddonObject;
import dev.pawl.activities.addon.object.AppliedObject;
import dev.pawl.activities.addon.object.Kinds;
import dev.pawl.activities.addon.object.Live;
import dev.pawl.activities.addon.object.ObjectChange;
import dev.pawl.activities.addon.object.ObjectVersion;
import dev.pawl.activities.addon.rollout.RolloutWait;
import dev.pawl.activities.addon.rollout.Workloads;
import dev.pawl.activities.addon.source.AddonSource;
import dev.pawl.activities.addon.source.ManifestException;
import dev.pawl.activities.addon.source.ManifestReader;
import dev.pawl.activities.addon.source.ManifestReader.Manifest;
import dev.pawl.activities.addon.source.PinnedSource;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Drivers manifests and recreate. */
public final class ManifestWork implements AddonWork {

  private final KubernetesClient client;
  private final AddonSpec addon;
  private final Pulse pulse;
  private final Clock clock;
  private final ObjectApply way;
  private final ObjectApply back;
  private final AppliedSet set;
  private final Pruning pruning;
  private final AddonApply apply;

  /**
   * @param way to what the manifests say
   * @param back to what was there
   */
  public ManifestWork(
      KubernetesClient client,
      AddonSpec addon,
      ObjectApply way,
      ObjectApply back,
      Pulse pulse,
      Clock clock) {
    this.client = client;
    this.addon = addon;
    this.way = way;
    this.back = back;
    this.pulse = pulse;
    this.clock = clock;
    this.set = new AppliedSet(client, addon.name());
    this.pruning = new Pruning(client, set, pulse);
    this.apply = new AddonApply(client, addon.name(), recorded(way, this::wanted), pulse, clock);
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
    return outlook().changes();
  }

  @Override
  public Outlook outlook() {
    List<ObjectChange> changes =
        new ArrayList<>(new ManifestPreview(client, way, pulse).of(manifests()));
    List<String> stays = new ArrayList<>();
    for (Left left : pruning.left(wanted())) {
      String ref = left.applied().ref();
      if (left.goes()) {
        changes.add(ObjectChange.remove(ref));
      } else {
        stays.add(ref);
      }
    }
    return new Outlook(changes, stays);
  }

  @Override
  public boolean changes() {
    return !preview().isEmpty();
  }

  @Override
  public boolean isReady() {
    return rollout().isOver(settled().toList());
  }

  @Override
  public byte[] keep() {
    List<Kept> all = new ArrayList<>();
    all.add(set.kept());
    pruning.left(wanted()).stream().filter(Left::goes).map(Left::kept).forEach(all::add);
    all.addAll(new AddonKeep(client, pulse).read(manifests()));
    return Kept.pack(all);
  }

  @Override
  public Reversal reversal(byte[] kept) {
    return AddonKeep.reversal(objects(Kept.unpack(kept)), manifests());
  }

  @Override
  public AddonReport apply() {
    List<Manifest> manifests = manifests();
    apply.run(manifests);
    return new AddonReport(manifests.size(), apply.changed());
  }

  @Override
  public void awaitReady(Instant since) {
    rollout().until(apply.applied(), since);
  }

  @Override
  public RestoreReport restore(byte[] kept) {
    List<Kept> all = Kept.unpack(kept);
    Optional<List<AppliedObject>> before =
        all.stream().filter(set::isIt).findFirst().map(AppliedSet::in);
    UnaryOperator<ObjectApply> recorded =
        apply -> before.map(list -> recorded(apply, () -> list)).orElse(apply);
    AddonRestore restore =
        new AddonRestore(
            client,
            recorded.apply(back),
            recorded.apply(new Applier(client, addon)),
            pulse,
            pruning.made());
    RestoreReport report =
        new RestoreReport(restore.restore(objects(all)), restore.remove(objects(all)));
    before.map(pruning::identified).ifPresent(set::write);
    return report;
  }

  @Override
  public List<AddonObject> workloads() {
    return settled().toList();
  }

  @Override
  public int prune() {
    return pruning.prune(apply.applied().stream().map(AppliedObject::of).toList());
  }

  private ObjectApply recorded(ObjectApply apply, Supplier<List<AppliedObject>> coming) {
    return new RecordedApply(apply, () -> set.widen(pruning.coming(coming.get())));
  }

  private List<Kept> objects(List<Kept> kept) {
    return kept.stream().filter(k -> !set.isIt(k)).toList();
  }

  private List<AppliedObject> wanted() {
    return settled().map(AppliedObject::of).toList();
  }

  private Stream<AddonObject> settled() {
    Kinds kinds = new Kinds(client);
    return manifests().stream().map(m -> AddonObject.settle(m, kinds.of(m.object()).orElse(null)));
  }

  private RolloutWait rollout() {
    return new RolloutWait(new Workloads(client), addon, pulse, clock);
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
