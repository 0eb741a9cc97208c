package dev.pawl.activities.addon;

import dev.pawl.activities.addon.driver.AddonWork;
import dev.pawl.activities.addon.keep.UndoStore;
import dev.pawl.activities.helm.HelmProgram;
import dev.pawl.activities.kube.Clusters;
import dev.pawl.activities.step.Pulse;
import dev.pawl.activities.step.Pulses;
import dev.pawl.activities.step.StepName;
import dev.pawl.planner.spec.AddonSpec;
import dev.pawl.workflows.activity.AddonActivities;
import dev.pawl.workflows.activity.UpgradeRef;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings addons up to date, each by its driver. */
public final class AddonActivitiesImpl implements AddonActivities {

  private static final Logger log = LoggerFactory.getLogger(AddonActivitiesImpl.class);

  private final Clusters clusters;
  private final Pulses pulses;
  private final Clock clock;
  private final AddonWorks works;

  public AddonActivitiesImpl(Clusters clusters, Pulses pulses, Clock clock) {
    this.clusters = clusters;
    this.pulses = pulses;
    this.clock = clock;
    this.works = new AddonWorks(new HelmProgram(), clock);
  }

  @Override
  public AddonRecord record(AddonRequest request) {
    String name = UndoStore.name(request.upgrade().id(), request.addon().name());
    try (Pulse pulse = pulses.open(StepName.of(request))) {
      KubernetesClient client = clusters.client(request.upgrade());
      UndoStore store = new UndoStore(client);
      AddonWork work = work(client, request.addon(), pulse);
      if (store.hash(name).isEmpty()) {
        if (!work.changes()) {
          return work.isReady() ? AddonRecord.settled() : AddonRecord.nothing();
        }
        store.keep(name, work.keep());
      }
      String hash = store.hash(name).orElseThrow();
      return AddonRecord.of(name, hash, work.reversal(store.get(name, hash)));
    }
  }

  @Override
  public RestoreReport restore(RestoreRequest request) {
    try (Pulse pulse = pulses.open(StepName.of(request))) {
      KubernetesClient client = clusters.client(request.upgrade());
      byte[] kept = new UndoStore(client).get(request.secret(), request.sha256());
      RestoreReport report = work(client, request.addon(), pulse).restore(kept);
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
    try (Pulse pulse = pulses.open(StepName.of(request))) {
      KubernetesClient client = clusters.client(request.upgrade());
      AddonWork work = work(client, addon, pulse);
      AddonNotes notes = new AddonNotes(pulse);
      if (addon.downtime() == null) {
        return bring(request, work, notes);
      }
      try (DowntimeWatch watch = DowntimeWatch.begin(client, work::workloads, notes, clock)) {
        AddonReport report = bring(request, work, notes);
        return report.away(watch.longest().orElse(null));
      }
    }
  }

  private AddonReport bring(AddonRequest request, AddonWork work, AddonNotes notes) {
    AddonReport report = work.apply();
    AddonNote note = notes.applied(clock.instant(), report.changed());
    log.atInfo()
        .addKeyValue("upgrade", request.upgrade().name())
        .addKeyValue("addon", request.addon().name())
        .addKeyValue("objects", report.objects())
        .addKeyValue("changed", note.changed())
        .log("addon applied");
    work.awaitReady(note.applied());
    int pruned = work.prune();
    return new AddonReport(report.objects(), note.changed() + pruned);
  }

  private AddonWork work(KubernetesClient client, AddonSpec addon, Pulse pulse) {
    return works.of(client, addon, pulse);
  }
}
