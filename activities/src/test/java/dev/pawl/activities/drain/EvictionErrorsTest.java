package dev.pawl.activities.drain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EvictionErrorsTest {

  @Test
  void shouldTellTheThreeMeaningsOf429Apart() {
    String refusal = "Cannot evict pod as it would violate the pod's disruption budget.";
    String why = "The disruption budget web needs 2 healthy pods and has 2 currently";
    assertThat(read(429, refusal, "DisruptionBudget", why, null))
        .isEqualTo(new EvictionAnswer.Budget(why));
    assertThat(read(429, refusal, "DisruptionBudget", why, 10))
        .isEqualTo(new EvictionAnswer.Lagging(Duration.ofSeconds(10)));
    assertThat(read(429, "Too many requests, please try again later.", null, null, 1))
        .isEqualTo(new EvictionAnswer.Throttled());
  }

  @Test
  void shouldTellTheMeaningsOf403Apart() {
    assertThat(read(403, "namespace is going", "NamespaceTerminating", "…", null))
        .isEqualTo(new EvictionAnswer.NamespaceTerminating());
    String rbac =
        "pods \"a\" is forbidden: User \"u\" cannot create resource \"pods/eviction\" in API group \"\" in the namespace \"shop\"";
    assertThat(read(403, rbac, null, null, null)).isEqualTo(new EvictionAnswer.Forbidden(rbac));
    String webhook = "admission webhook \"guard\" denied the request: not now";
    assertThat(read(403, webhook, null, null, null)).isEqualTo(new EvictionAnswer.Refused(webhook));
    assertThat(read(403, "DisruptedPods map too big - too many evictions", null, null, null))
        .isInstanceOf(EvictionAnswer.Transient.class);
  }

  @Test
  void shouldTakeAnAbsentOrDifferentPodForGone() {
    assertThat(read(404, "pods \"a\" not found", null, null, null))
        .isEqualTo(new EvictionAnswer.Gone());
    assertThat(read(409, "the UID in the precondition (1) does not match", null, null, null))
        .isEqualTo(new EvictionAnswer.Gone());
    assertThat(read(409, "the object has been modified", null, null, null))
        .isInstanceOf(EvictionAnswer.Transient.class);
  }

  @Test
  void shouldKnowThatTwoBudgetsNeverAllow() {
    assertThat(
            read(
                500,
                "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.",
                null,
                null,
                null))
        .isInstanceOf(EvictionAnswer.TwoBudgets.class);
  }

  @Test
  void shouldNameADeadWebhookRatherThanWaitInSilence() {
    assertThat(read(500, "failed calling webhook \"guard\": no endpoints", null, null, null))
        .isInstanceOf(EvictionAnswer.Refused.class);
    assertThat(read(422, "ValidatingAdmissionPolicy 'p' denied request", null, null, null))
        .isInstanceOf(EvictionAnswer.Refused.class);
  }

  @Test
  void shouldTakeTheRestForTransient() {
    assertThat(read(503, "unavailable", null, null, null))
        .isEqualTo(new EvictionAnswer.Transient("unavailable"));
    assertThat(EvictionErrors.read(new KubernetesClientException("connection refused")))
        .isEqualTo(new EvictionAnswer.Transient("connection refused"));
  }

  @Test
  void shouldLeaveCredentialsToTheCaller() {
    assertThatThrownBy(() -> read(401, "Unauthorized", null, null, null))
        .isInstanceOf(KubernetesClientException.class);
  }

  private static EvictionAnswer read(
      int code, String message, String reason, String cause, Integer retryAfter) {
    StatusBuilder status = new StatusBuilder().withCode(code).withMessage(message);
    status.withNewDetails().withRetryAfterSeconds(retryAfter).endDetails();
    if (reason != null) {
      status.editDetails().addNewCause(null, cause, reason).endDetails();
    }
    Status built = status.build();
    return EvictionErrors.read(new KubernetesClientException(message, code, built));
  }
}
