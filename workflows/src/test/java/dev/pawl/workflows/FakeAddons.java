package dev.pawl.workflows;

import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.undo.Reversal;
import dev.pawl.planner.undo.UndoKind;
import dev.pawl.workflows.activity.AddonActivities;
import dev.pawl.workflows.activity.UpgradeRef;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The addons of a fake cluster. */
final class FakeAddons implements AddonActivities {

  private final FakeSteps steps;
  private final Map<String, Duration> away = new ConcurrentHashMap<>();
  private final Set<String> settled = ConcurrentHashMap.newKeySet();
  private final Set<String> irreversible = ConcurrentHashMap.newKeySet();

  FakeAddons(FakeSteps steps) {
    this.steps = steps;
  }

  void away(String addon, Duration length) {
    away.put(addon, length);
  }

  void settled(String addon) {
    settled.add(addon);
  }

  void irreversible(String addon) {
    irreversible.add(addon);
  }

  @Override
  public AddonRecord record(AddonRequest request) {
    String addon = request.addon().name();
    steps.begin("record " + addon, HoldCode.FORBIDDEN);
    Reversal reversal =
        irreversible.contains(addon)
            ? new Reversal(UndoKind.IRREVERSIBLE, "stored versions move on")
            : new Reversal(UndoKind.REVERSIBLE, "1 object is kept");
    return settled.contains(addon)
        ? AddonRecord.settled()
        : AddonRecord.of("kept-" + addon, "hash", reversal);
  }

  @Override
  public RestoreReport restore(RestoreRequest request) {
    steps.begin("restore " + request.addon().name(), HoldCode.FORBIDDEN);
    return new RestoreReport(1, 0);
  }

  @Override
  public void forget(UpgradeRef upgrade) {
    steps.begin("forget", HoldCode.FORBIDDEN);
  }

  @Override
  public AddonReport apply(AddonRequest request) {
    steps.begin("addon " + request.addon().name(), HoldCode.ADDON_NOT_READY);
    return new AddonReport(1, 1, away.get(request.addon().name()));
  }
}
