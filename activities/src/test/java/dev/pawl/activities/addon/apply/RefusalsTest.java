package dev.pawl.activities.addon.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.addon.object.AddonObject;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.spec.AddonDriver;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The servers' words are those of Kubernetes 1.35 and 1.36. */
class RefusalsTest {

  private static final AddonObject WEB = object("apps/v1", "Deployment", "web");
  private static final AddonObject SETTINGS = object("v1", "ConfigMap", "settings");

  @Test
  void shouldNameAFieldThatNeverChangesAndTheWaysOut() {
    KubernetesClientException no =
        no(
            422,
            "Deployment.apps \"web\" is invalid: spec.selector: Invalid value: {\"matchLabels\":{\"app\":\"b\"}}: field is immutable",
            new StatusCause(
                "spec.selector",
                "Invalid value: {\"matchLabels\":{\"app\":\"b\"}}: field is immutable",
                "FieldValueInvalid"));

    assertThat(hold(WEB, no))
        .isEqualTo(
            new Hold(
                HoldCode.STEP_FAILED,
                "Addon shop: a field of Deployment default/web cannot change to what all.yaml says: spec.selector (field is immutable). Write back what the object has; or delete it (kubectl delete deployment.apps web -n default) and retry, and it is made anew; or start anew with 'driver: recreate', which does that.",
                "Deployment/default/web"));
  }

  @Test
  void shouldNotOfferDriverRecreateForAKindThatItLeaves() {
    KubernetesClientException no =
        no(
            422,
            "ConfigMap \"settings\" is invalid: data: Forbidden: field is immutable when `immutable` is set",
            new StatusCause(
                "data",
                "Forbidden: field is immutable when `immutable` is set",
                "FieldValueForbidden"));

    assertThat(hold(SETTINGS, no).message())
        .endsWith(
            "data (field is immutable when `immutable` is set). Write back what the object has; or delete it (kubectl delete configmap settings -n default) and retry, and it is made anew.");
  }

  @Test
  void shouldKnowTheOtherWordsForNever() {
    for (String words :
        List.of(
            "Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals' are forbidden",
            "Invalid value: \"10.0.0.1\": may not change once set",
            "Invalid value: {}: cannot change roleRef",
            "Forbidden: updates to provisioner are forbidden.")) {
      KubernetesClientException no = no(422, "x", new StatusCause("spec", words, "FieldValue"));
      assertThat(ImmutableFields.of(no)).as(words).isPresent();
    }
  }

  @Test
  void shouldGoOnByItselfWhereAWebhookDoesNotAnswer() {
    RuntimeException error =
        new Refusals("shop", AddonDriver.MANIFESTS)
            .of(
                SETTINGS,
                no(
                    500,
                    "Internal error occurred: failed calling webhook \"look.example.com\": failed to call webhook: Post \"https://127.0.0.1:1/\": connection refused"));

    ApplicationFailure failure = (ApplicationFailure) error;
    assertThat(failure.isNonRetryable()).isFalse();
    assertThat(failure.getDetails().get(Hold.class))
        .isEqualTo(
            new Hold(
                HoldCode.API_UNREACHABLE,
                "Addon shop: webhook look.example.com, which the API server asks about ConfigMap default/settings of all.yaml, does not answer: Internal error occurred: failed calling webhook \"look.example.com\": failed to call webhook: Post \"https://127.0.0.1:1/\": connection refused. Mend what serves it, or delete its configuration (kubectl get validatingwebhookconfigurations,mutatingwebhookconfigurations); Pawl tries again by itself.",
                "ConfigMap/default/settings"));
  }

  @Test
  void shouldNotTakeAPolicysNoForAMissingRight() {
    Hold hold =
        hold(
            SETTINGS,
            no(
                403,
                "configmaps \"settings\" is forbidden: ValidatingAdmissionPolicy 'none' with binding 'all' denied request: no settings here"));

    assertThat(hold.code()).isEqualTo(HoldCode.STEP_FAILED);
    assertThat(hold.message())
        .isEqualTo(
            "Addon shop: the API server refuses ConfigMap default/settings of all.yaml: configmaps \"settings\" is forbidden: ValidatingAdmissionPolicy 'none' with binding 'all' denied request: no settings here. Correct the file and start anew, or mend what it needs and retry.");
  }

  @Test
  void shouldSayForWhichObjectARightIsMissing() {
    Hold hold =
        hold(
            WEB,
            no(
                403,
                "deployments.apps \"web\" is forbidden: User \"ops\" cannot patch resource \"deployments\" in API group \"apps\" in the namespace \"default\""));

    assertThat(hold)
        .isEqualTo(
            new Hold(
                HoldCode.FORBIDDEN,
                "Addon shop: Deployment default/web of all.yaml: ops may not patch deployments.apps in namespace default; see docs/rbac. Grant the right and retry.",
                "Deployment/default/web"));
  }

  @Test
  void shouldLeaveWhatIsNotAboutTheObject() {
    KubernetesClientException away = no(503, "the server is currently unable to handle it");

    assertThat(new Refusals("shop", AddonDriver.MANIFESTS).of(WEB, away)).isSameAs(away);
  }

  private static Hold hold(AddonObject object, KubernetesClientException no) {
    ApplicationFailure failure =
        (ApplicationFailure) new Refusals("shop", AddonDriver.MANIFESTS).of(object, no);
    assertThat(failure.isNonRetryable()).isTrue();
    return failure.getDetails().get(Hold.class);
  }

  private static KubernetesClientException no(int code, String message, StatusCause... causes) {
    return new KubernetesClientException(
        new StatusBuilder()
            .withCode(code)
            .withMessage(message)
            .withNewDetails()
            .withCauses(causes)
            .endDetails()
            .build());
  }

  private static AddonObject object(String apiVersion, String kind, String name) {
    GenericKubernetesResource object = new GenericKubernetesResource();
    object.setApiVersion(apiVersion);
    object.setKind(kind);
    object.setMetadata(new ObjectMetaBuilder().withName(name).build());
    return new AddonObject(object, "default", "all.yaml");
  }
}
