package dev.pawl.activities.addon.operator;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pawl.activities.addon.apply.Applier;
import dev.pawl.activities.addon.apply.Refusals;
import dev.pawl.activities.addon.apply.ServerRefusal;
import dev.pawl.activities.addon.object.Kinds;
import dev.pawl.activities.addon.object.Live;
import dev.pawl.activities.kube.ObjectName;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.spec.AddonDriver;
import dev.pawl.planner.spec.AddonSpec;
import dev.pawl.planner.spec.OperatorSpec;
import dev.pawl.workflows.failure.StepFailure;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The custom resource of driver operator on its cluster: looked at, and its one field written. */
final class OperatorObject {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** What a patch is answered with whose test fails, or which somebody overtakes. */
  private static final Set<Integer> STALE = Set.of(409, 422);

  private final KubernetesClient client;
  private final String addon;
  private final OperatorSpec spec;
  private final String namespace;
  private final ResourceDefinitionContext kind;

  /**
   * Finds out what the kind is.
   *
   * @throws io.temporal.failure.ApplicationFailure where the cluster does not serve it
   */
  OperatorObject(KubernetesClient client, AddonSpec addon) {
    this.client = client;
    this.addon = addon.name();
    this.spec = addon.operator();
    this.kind = new Kinds(client).of(bare()).orElseThrow(this::unknownKind);
    this.namespace =
        kind.isNamespaceScoped() ? Objects.requireNonNullElse(spec.namespace(), "default") : null;
  }

  /** As the server has it; empty where it is not there. */
  Optional<JsonNode> look() {
    try {
      return Optional.ofNullable(resource().get()).map(o -> MAPPER.valueToTree(o));
    } catch (KubernetesClientException e) {
      throw new Refusals(addon, AddonDriver.OPERATOR).forbidden(spoken(), ref(), e);
    }
  }

  /**
   * The field that has the version.
   *
   * @throws io.temporal.failure.ApplicationFailure where there is none
   */
  OperatorField field() {
    JsonNode object = look().orElseThrow(this::noObject);
    JsonPointer place = spec.path().pointer(object).orElseThrow(this::noField);
    OperatorField field = OperatorField.at(object, place);
    if (field.value() == null && !spec.create()) {
      throw noField();
    }
    if (field.value() != null && !field.value().isValueNode()) {
      throw failure(
          "%s of %s is no single value, but %s. Let operator.path lead to the version itself"
              .formatted(spec.path(), spoken(), field.value().isArray() ? "a list" : "a mapping"));
    }
    return field;
  }

  /** Asks whether the server would take it. */
  void tryOut(OperatorField field, JsonNode to) {
    send(field, to, true);
  }

  /**
   * Writes the field, and only it.
   *
   * @param to null to take it away
   * @return whether the object was still what the field was read from
   */
  boolean write(OperatorField field, JsonNode to) {
    try {
      send(field, to, false);
      return true;
    } catch (KubernetesClientException e) {
      if (STALE.contains(e.getCode()) && isStale(field)) {
        return false;
      }
      throw e;
    }
  }

  private boolean isStale(OperatorField field) {
    return look().map(now -> !version(now).equals(version(field.object()))).orElse(true);
  }

  private static JsonNode version(JsonNode object) {
    return object.at("/metadata/resourceVersion");
  }

  private void send(OperatorField field, JsonNode to, boolean dry) {
    PatchContext.Builder context =
        new PatchContext.Builder()
            .withPatchType(PatchType.JSON)
            .withFieldManager(Applier.MANAGER)
            .withFieldValidation("Strict");
    if (dry) {
      context.withDryRun(List.of("All"));
    }
    resource().patch(context.build(), field.patch(to));
  }

  /** What a refusal of the server becomes; other errors are thrown on. */
  RuntimeException refusal(KubernetesClientException e) {
    return ServerRefusal.is(e)
        ? failure(
            "the API server refuses to set %s of %s to %s: %s. Correct the spec and start anew, or mend what it needs and retry"
                .formatted(spec.path(), spoken(), spec.value(), ServerRefusal.words(e)))
        : new Refusals(addon, AddonDriver.OPERATOR).forbidden(spoken(), ref(), e);
  }

  private Resource<GenericKubernetesResource> resource() {
    return Live.resource(client, kind, namespace, spec.name());
  }

  private GenericKubernetesResource bare() {
    GenericKubernetesResource bare = new GenericKubernetesResource();
    bare.setApiVersion(spec.apiVersion());
    bare.setKind(spec.kind());
    bare.setMetadata(new ObjectMetaBuilder().withName(spec.name()).build());
    return bare;
  }

  /** {@code Kafka kafka/main}. */
  String spoken() {
    return called().spoken();
  }

  /** For {@code Hold.objects}. */
  String ref() {
    return called().ref();
  }

  private ObjectName called() {
    return new ObjectName(spec.kind(), namespace, spec.name());
  }

  private RuntimeException unknownKind() {
    return StepFailure.of(
        new Hold(
            HoldCode.STEP_FAILED,
            "Addon %s: this cluster serves no kind %s of %s. Install its operator and its CustomResourceDefinition before, or bring operator.object up to a version that is served."
                .formatted(addon, spec.kind(), spec.apiVersion())));
  }

  RuntimeException noObject() {
    return failure(
        "there is no %s. Correct operator.object, or make it and retry".formatted(spoken()));
  }

  private RuntimeException noField() {
    String ask =
        "kubectl get %s.%s %s%s -o yaml"
            .formatted(
                kind.getPlural(),
                kind.getGroup(),
                spec.name(),
                namespace == null ? "" : " -n " + namespace);
    return failure(
        "%s finds nothing in %s. Correct operator.path (%s shows what there is), or write 'create: true' where the field is to be made"
            .formatted(spec.path(), spoken(), ask));
  }

  private RuntimeException failure(String sentence) {
    return StepFailure.of(
        new Hold(HoldCode.STEP_FAILED, "Addon %s: %s.".formatted(addon, sentence), ref()));
  }
}
