package dev.pawl.activities.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.hold.HoldCode;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorClassifierTest {

  private static KubernetesClientException answer(int code, String message) {
    Status status = new StatusBuilder().withCode(code).withMessage(message).build();
    return new KubernetesClientException(message, code, status);
  }

  private static Verdict classify(Throwable error) {
    return ErrorClassifier.classify(error).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 401, 408, 409, 410, 429, 500, 502, 503, 504})
  void shouldTryAgain(int code) {
    Verdict verdict = classify(answer(code, "so it is"));

    assertThat(verdict).isInstanceOf(Verdict.Retry.class);
    assertThat(verdict.hold().code()).isEqualTo(HoldCode.API_UNREACHABLE);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 405, 413, 415, 422})
  void shouldStopWithTheServersWords(int code) {
    Verdict verdict = classify(answer(code, "spec.taints: invalid"));

    assertThat(verdict).isInstanceOf(Verdict.Stop.class);
    assertThat(verdict.hold().message()).contains(Integer.toString(code), "spec.taints: invalid");
  }

  @Test
  void shouldNameVerbAndResourceThatAreForbidden() {
    Verdict verdict =
        classify(
            answer(
                403,
                "leases.coordination.k8s.io \"pawl\" is forbidden: User \"ops\" cannot patch resource"
                    + " \"leases\" in API group \"coordination.k8s.io\" in the namespace"
                    + " \"kube-system\""));

    assertThat(verdict).isInstanceOf(Verdict.Stop.class);
    assertThat(verdict.hold().code()).isEqualTo(HoldCode.FORBIDDEN);
    assertThat(verdict.hold().message())
        .isEqualTo(
            "ops may not patch leases.coordination.k8s.io in namespace kube-system; see docs/rbac");
  }

  @Test
  void shouldWaitWhileANamespaceGoes() {
    KubernetesClientException error =
        new KubernetesClientException(
            "forbidden",
            403,
            new StatusBuilder()
                .withMessage("unable to create new content in namespace shop")
                .withNewDetails()
                .addNewCause()
                .withReason("NamespaceTerminating")
                .endCause()
                .endDetails()
                .build());

    assertThat(classify(error)).isInstanceOf(Verdict.Retry.class);
  }

  @Test
  void shouldComeBackWhenTheServerSays() {
    KubernetesClientException error =
        new KubernetesClientException(
            "too many requests",
            429,
            new StatusBuilder().withNewDetails().withRetryAfterSeconds(3).endDetails().build());

    assertThat(classify(error))
        .isInstanceOfSatisfying(
            Verdict.Retry.class, r -> assertThat(r.after()).isEqualTo(Duration.ofSeconds(3)));
  }

  @Test
  void shouldTryAgainWhenNobodyAnswers() {
    Verdict verdict = classify(new UncheckedIOException(new ConnectException("refused")));

    assertThat(verdict).isInstanceOf(Verdict.Retry.class);
    assertThat(verdict.hold().message()).contains("cannot be reached: refused");
  }

  @Test
  void shouldNotSpeakOfErrorsThatAreNoClusters() {
    assertThat(ErrorClassifier.classify(new IllegalStateException("ours"))).isEmpty();
    assertThat(
            ErrorClassifier.classify(new UncheckedIOException(new FileNotFoundException("mine"))))
        .isEmpty();
  }

  @Test
  void shouldTellNoSecret() {
    Verdict verdict =
        classify(answer(400, "bad header Authorization: Bearer abc.def.ghi, token=xyz123"));

    assertThat(verdict.hold().message()).doesNotContain("abc.def", "xyz123").contains("***");
  }
}
