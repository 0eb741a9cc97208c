package dev.pawl.activities.addon.manifests;

import dev.pawl.activities.addon.apply.ObjectApply;
import dev.pawl.activities.addon.object.AddonObject;
import dev.pawl.activities.addon.object.Kinds;
import dev.pawl.activities.addon.source.ManifestReader.Manifest;
import dev.pawl.activities.step.Pulse;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.workflows.failure.StepFailure;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Applies an addon's objects: what others need first, then the rest as written. */
final class AddonApply {

  private static final Duration LOOK = Duration.ofSeconds(1);

  /** Discovery knows a new kind a moment after its definition is established. */
  private static final Duration NEW_KIND = Duration.ofSeconds(30);

  private final KubernetesClient client;
  private final String addon;
  private final Pulse pulse;
  private final Clock clock;
  private final Kinds kinds;
  private final ObjectApply way;
  private final List<AddonObject> applied = new ArrayList<>();
  private int changed;

  AddonApply(KubernetesClient client, String addon, ObjectApply way, Pulse pulse, Clock clock) {
    this.client = client;
    this.addon = addon;
    this.pulse = pulse;
    this.clock = clock;
    this.kinds = new Kinds(client);
    this.way = way;
  }

  void run(List<Manifest> manifests) {
    List<Manifest> first =
        manifests.stream().filter(m -> AddonObject.goesFirst(m.object())).toList();
    first.forEach(m -> apply(m, Duration.ZERO));
    List<AddonObject> definitions = applied.stream().filter(AddonObject::isDefinition).toList();
    definitions.forEach(this::awaitEstablished);
    Duration patience = definitions.isEmpty() ? Duration.ZERO : NEW_KIND;
    way.inOrder(manifests.stream().filter(m -> !first.contains(m)).toList())
        .forEach(m -> apply(m, patience));
  }

  List<AddonObject> applied() {
    return List.copyOf(applied);
  }

  int changed() {
    return changed;
  }

  private void apply(Manifest manifest, Duration patience) {
    pulse.check();
    ResourceDefinitionContext kind = kindOf(manifest, patience);
    AddonObject settled = AddonObject.settle(manifest, kind);
    if (way.apply(settled, kind)) {
      changed++;
    }
    applied.add(settled);
  }

  private ResourceDefinitionContext kindOf(Manifest manifest, Duration patience) {
    Instant until = clock.instant().plus(patience);
    while (true) {
      Optional<ResourceDefinitionContext> kind = kinds.of(manifest.object());
      if (kind.isPresent()) {
        return kind.get();
      }
      if (!clock.instant().isBefore(until)) {
        throw StepFailure.of(unknown(manifest));
      }
      pulse.pause(LOOK);
    }
  }

  private Hold unknown(Manifest manifest) {
    return new Hold(
        HoldCode.STEP_FAILED, "Addon %s: %s.".formatted(addon, Kinds.notServed(manifest)));
  }

  private void awaitEstablished(AddonObject definition) {
    Instant until = clock.instant().plus(NEW_KIND);
    while (true) {
      EstablishedState state = EstablishedState.of(definition(definition));
      if (state.established()) {
        pulse.moving();
        return;
      }
      Hold hold = notEstablished(definition, state);
      if (!clock.instant().isBefore(until)) {
        throw StepFailure.of(hold);
      }
      if (state.why() != null) {
        pulse.hold(hold);
      }
      pulse.pause(LOOK);
    }
  }

  private CustomResourceDefinition definition(AddonObject definition) {
    return client
        .apiextensions()
        .v1()
        .customResourceDefinitions()
        .withName(definition.name())
        .get();
  }

  private Hold notEstablished(AddonObject definition, EstablishedState state) {
    return new Hold(
        HoldCode.ADDON_NOT_READY,
        "Addon %s: %s of %s is not established%s. Mend that and retry (kubectl describe crd %s)."
            .formatted(
                addon,
                definition.spoken(),
                definition.file(),
                state.why() == null ? "" : ": " + state.why(),
                definition.name()),
        definition.ref());
  }
}
