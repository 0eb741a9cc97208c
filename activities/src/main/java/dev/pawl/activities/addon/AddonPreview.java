package dev.pawl.activities.addon;

import dev.pawl.activities.addon.driver.AddonWork;
import dev.pawl.activities.addon.driver.AddonWork.Outlook;
import dev.pawl.activities.addon.driver.VersionMove;
import dev.pawl.activities.addon.object.ObjectChange;
import dev.pawl.activities.helm.HelmProgram;
import dev.pawl.activities.kube.ErrorClassifier;
import dev.pawl.activities.step.NoPulse;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.spec.AddonSpec;
import dev.pawl.planner.spec.UpgradeSpec;
import dev.pawl.planner.undo.Reversal;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.temporal.failure.ApplicationFailure;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/**
 * What an addon would change on the cluster as it is now, for the plan: asked of the server by dry
 * runs.
 *
 * @param versions null where that could not be found out
 * @param changes none where it is as the spec says
 * @param stays objects that Pawl has applied and the source does not have any more, but that a
 *     person has to remove: they hold more than they are
 * @param reversal whether it can come back, now that its objects are known; null where nothing
 *     changes, or it is not known
 * @param problem why that could not be found out; null where it could
 */
public record AddonPreview(
    String name,
    String driver,
    VersionMove versions,
    List<ObjectChange> changes,
    List<String> stays,
    Reversal reversal,
    String problem) {

  public AddonPreview {
    changes = List.copyOf(changes);
    stays = List.copyOf(stays);
  }

  /** Of every addon, in the order of the spec. */
  public static List<AddonPreview> of(KubernetesClient client, UpgradeSpec spec) {
    return spec.addons().stream().map(addon -> of(client, addon)).toList();
  }

  /** Of one; an error is a problem of it, not thrown, where it says what to do. */
  public static AddonPreview of(KubernetesClient client, AddonSpec addon) {
    String driver = addon.driver().name().toLowerCase(Locale.ROOT);
    try {
      AddonWork work =
          new AddonWorks(new HelmProgram(), Clock.systemUTC()).of(client, addon, new NoPulse());
      Outlook outlook = work.outlook();
      Reversal reversal = outlook.changes().isEmpty() ? null : reversal(work);
      return new AddonPreview(
          addon.name(), driver, versions(work), outlook.changes(), outlook.stays(), reversal, null);
    } catch (ApplicationFailure e) {
      return unknown(addon, driver, e.getDetails().get(Hold.class).message());
    } catch (RuntimeException e) {
      // A plan is worth having without it: whoever plans may have fewer rights than the worker.
      String why = ErrorClassifier.classify(e).map(v -> v.hold().message()).orElseThrow(() -> e);
      return unknown(addon, driver, why);
    }
  }

  private static AddonPreview unknown(AddonSpec addon, String driver, String why) {
    return new AddonPreview(addon.name(), driver, null, List.of(), List.of(), null, why);
  }

  /** What is in the way of knowing them is among the changes already. */
  private static VersionMove versions(AddonWork work) {
    try {
      return work.versions();
    } catch (ApplicationFailure e) {
      return null;
    }
  }

  private static Reversal reversal(AddonWork work) {
    try {
      return work.reversal(work.keep());
    } catch (ApplicationFailure | KubernetesClientException e) {
      return null;
    }
  }

  /** Whether there is nothing to do. */
  public boolean upToDate() {
    return changes.isEmpty() && problem == null;
  }
}
