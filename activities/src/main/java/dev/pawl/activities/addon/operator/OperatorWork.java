package dev.pawl.activities.addon.operator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.activities.addon.driver.AddonWork;
import dev.pawl.activities.addon.driver.VersionMove;
import dev.pawl.activities.addon.object.FieldChange;
import dev.pawl.activities.addon.object.ObjectChange;
import dev.pawl.activities.step.Pulse;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.spec.AddonSpec;
import dev.pawl.planner.spec.OperatorSpec;
import dev.pawl.planner.undo.Reversal;
import dev.pawl.planner.undo.Reversals;
import dev.pawl.workflows.activity.AddonActivities.AddonReport;
import dev.pawl.workflows.activity.AddonActivities.RestoreReport;
import dev.pawl.workflows.failure.StepFailure;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.temporal.failure.ApplicationFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Driver operator: one field of a custom resource is set, and an operator in the cluster does the
 * rest. The way back is the old value, unless somebody has set another one since.
 */
public final class OperatorWork implements AddonWork {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  /** Its operator writes its status all the time. */
  private static final int MOST_TRIES = 10;

  private final KubernetesClient client;
  private final AddonSpec addon;
  private final OperatorSpec spec;
  private final Pulse pulse;
  private final Clock clock;

  public OperatorWork(KubernetesClient client, AddonSpec addon, Pulse pulse, Clock clock) {
    this.client = client;
    this.addon = addon;
    this.spec = addon.operator();
    this.pulse = pulse;
    this.clock = clock;
  }

  @Override
  public VersionMove versions() {
    OperatorField field = new OperatorObject(client, addon).field();
    return new VersionMove(OperatorField.shown(field.value()).orElse(null), spec.value());
  }

  @Override
  public List<ObjectChange> preview() {
    OperatorObject object;
    try {
      object = new OperatorObject(client, addon);
    } catch (ApplicationFailure e) {
      return List.of(ObjectChange.inTheWay(spec.kind() + "/" + spec.name(), problem(e)));
    }
    try {
      return change(object).map(List::of).orElse(List.of());
    } catch (ApplicationFailure e) {
      return List.of(ObjectChange.inTheWay(object.ref(), problem(e)));
    }
  }

  private Optional<ObjectChange> change(OperatorObject object) {
    OperatorField field = object.field();
    JsonNode wanted = field.typed(spec.value());
    if (field.is(wanted)) {
      return Optional.empty();
    }
    try {
      object.tryOut(field, wanted);
    } catch (KubernetesClientException e) {
      throw object.refusal(e);
    }
    String before = OperatorField.shown(field.value()).orElse(null);
    FieldChange change = new FieldChange(spec.path().text(), before, spec.value());
    return Optional.of(ObjectChange.change(object.ref(), List.of(change)));
  }

  private static String problem(ApplicationFailure e) {
    return e.getDetails().get(Hold.class).message();
  }

  @Override
  public boolean changes() {
    OperatorField field = new OperatorObject(client, addon).field();
    return !field.is(field.typed(spec.value()));
  }

  @Override
  public byte[] keep() {
    OperatorField field = new OperatorObject(client, addon).field();
    return new OperatorKept(field.value(), spec.value()).pack();
  }

  @Override
  public Reversal reversal(byte[] kept) {
    return Reversals.operator(
        spec.path().text(), OperatorField.shown(OperatorKept.unpack(kept).before()).orElse(null));
  }

  @Override
  public AddonReport apply() {
    OperatorObject object = new OperatorObject(client, addon);
    return new AddonReport(1, bring(object, field -> field.typed(spec.value())) ? 1 : 0);
  }

  @Override
  public RestoreReport restore(byte[] packed) {
    OperatorKept kept = OperatorKept.unpack(packed);
    OperatorObject object = new OperatorObject(client, addon);
    boolean restored =
        bring(
            object,
            field -> {
              if (!field.is(kept.before()) && !field.is(field.typed(kept.set()))) {
                throw StepFailure.of(setSince(object, field, kept));
              }
              return kept.before();
            });
    return new RestoreReport(restored ? 1 : 0, 0);
  }

  /** Somebody else's write in between is looked at anew. */
  private boolean bring(OperatorObject object, Function<OperatorField, JsonNode> to) {
    for (int tries = 1; ; tries++) {
      pulse.check();
      OperatorField field = object.field();
      JsonNode wanted = to.apply(field);
      if (field.is(wanted)) {
        return false;
      }
      try {
        if (object.write(field, wanted)) {
          return true;
        }
      } catch (KubernetesClientException e) {
        throw object.refusal(e);
      }
      if (tries == MOST_TRIES) {
        throw new IllegalStateException(object.spoken() + " changes all the time");
      }
      pulse.pause(LOOK_AGAIN);
    }
  }

  private Hold setSince(OperatorObject object, OperatorField field, OperatorKept kept) {
    return new Hold(
        HoldCode.ADDON_NOT_READY,
        "Addon %s: somebody has set %s of %s to %s since Pawl set it to %s; before, it was %s. Set it to what it should be and retry; 'pawl skip' leaves it."
            .formatted(
                addon.name(),
                spec.path(),
                object.spoken(),
                OperatorField.shown(field.value()).orElse("nothing"),
                kept.set(),
                OperatorField.shown(kept.before()).orElse("not there")),
        object.ref());
  }

  @Override
  public void awaitReady(Instant since) {
    end().until(since);
  }

  @Override
  public boolean isReady() {
    return end().isOver();
  }

  private OperatorWait end() {
    return new OperatorWait(new OperatorObject(client, addon), addon, pulse, clock);
  }
}
