package dev.pawl.activities.addon.rollout;

import dev.pawl.activities.addon.object.AddonObject;
import dev.pawl.activities.step.Pulse;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.spec.AddonSpec;
import dev.pawl.planner.spec.Durations;
import dev.pawl.workflows.failure.StepFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Waits until an addon's workloads have rolled out, and says what they wait for. */
public final class RolloutWait {

  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Workloads workloads;
  private final AddonSpec addon;
  private final Pulse pulse;
  private final Clock clock;

  /** A workload that does not move, and why. */
  private record Late(AddonObject object, String why) {}

  public RolloutWait(Workloads workloads, AddonSpec addon, Pulse pulse, Clock clock) {
    this.workloads = workloads;
    this.addon = addon;
    this.pulse = pulse;
    this.clock = clock;
  }

  /**
   * Returns when all have.
   *
   * @param begun when the wait began, in an earlier attempt perhaps
   * @throws io.temporal.failure.ApplicationFailure ADDON_NOT_READY when they have not in time, or
   *     one has failed
   */
  public void until(List<AddonObject> objects, Instant begun) {
    List<AddonObject> open =
        new ArrayList<>(objects.stream().filter(AddonObject::isWorkload).toList());
    while (true) {
      pulse.check();
      List<Late> late = look(open);
      open.retainAll(late.stream().map(Late::object).toList());
      if (open.isEmpty()) {
        pulse.moving();
        return;
      }
      if (!clock.instant().isBefore(begun.plus(addon.readyTimeout()))) {
        String head =
            "Addon %s has not rolled out within %s: "
                .formatted(addon.name(), Durations.format(addon.readyTimeout()));
        throw StepFailure.of(hold(head, late));
      }
      pulse.hold(hold("Addon %s is rolling out: ".formatted(addon.name()), late));
      pulse.pause(LOOK);
    }
  }

  /** Whether all have, at one look. */
  public boolean isOver(List<AddonObject> objects) {
    return objects.stream()
        .filter(AddonObject::isWorkload)
        .map(workloads::look)
        .allMatch(RolloutState.Done.class::isInstance);
  }

  private List<Late> look(List<AddonObject> open) {
    List<Late> late = new ArrayList<>();
    for (AddonObject object : open) {
      RolloutState state = workloads.look(object);
      if (state instanceof RolloutState.Failed failed) {
        throw StepFailure.of(
            hold("Addon %s: ".formatted(addon.name()), List.of(new Late(object, failed.why()))));
      }
      if (state instanceof RolloutState.Waiting waiting) {
        late.add(new Late(object, waiting.why()));
      }
    }
    return late;
  }

  private static Hold hold(String head, List<Late> late) {
    Late first = late.get(0);
    int others = late.size() - 1;
    String more =
        others == 0
            ? ""
            : " %d more workload%s not ready.".formatted(others, others == 1 ? " is" : "s are");
    String why = first.why().endsWith(".") ? first.why() : first.why() + ".";
    return new Hold(
        HoldCode.ADDON_NOT_READY,
        head + first.object().spoken() + ": " + why + more,
        late.stream().map(l -> l.object().ref()).limit(10).toList());
  }
}
