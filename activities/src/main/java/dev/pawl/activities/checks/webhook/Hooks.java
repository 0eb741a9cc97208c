package dev.pawl.activities.checks.webhook;

import dev.pawl.activities.checks.Reading;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.endpoint.Callee;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MutatingWebhook;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MutatingWebhookConfiguration;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhook;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfiguration;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.WebhookClientConfig;
import java.util.List;
import java.util.stream.Stream;

/** All webhooks of a cluster, of both kinds. */
final class Hooks {

  static final Reading<ValidatingWebhookConfiguration> VALIDATING =
      Readings.list(
          "admissionregistration.k8s.io",
          "validatingwebhookconfigurations",
          c -> c.admissionRegistration().v1().validatingWebhookConfigurations()::list);

  static final Reading<MutatingWebhookConfiguration> MUTATING =
      Readings.list(
          "admissionregistration.k8s.io",
          "mutatingwebhookconfigurations",
          c -> c.admissionRegistration().v1().mutatingWebhookConfigurations()::list);

  private static final int DEFAULT_TIMEOUT = 10;

  private Hooks() {}

  static Stream<Hook> in(View view) {
    return Stream.concat(
        view.read(VALIDATING).stream()
            .flatMap(c -> some(c.getWebhooks()).map(w -> hook(c.getMetadata().getName(), w))),
        view.read(MUTATING).stream()
            .flatMap(c -> some(c.getWebhooks()).map(w -> hook(c.getMetadata().getName(), w))));
  }

  /** Those without which nothing passes. */
  static Stream<Hook> failClosed(View view) {
    return in(view).filter(Hook::failClosed);
  }

  private static Hook hook(String configuration, ValidatingWebhook w) {
    return new Hook(
        "ValidatingWebhookConfiguration/" + configuration,
        w.getName(),
        failsClosed(w.getFailurePolicy()),
        exact(w.getMatchPolicy()),
        some(w.getMatchConditions()).findAny().isPresent(),
        timeout(w.getTimeoutSeconds()),
        callee(w.getClientConfig()),
        w.getNamespaceSelector(),
        w.getObjectSelector(),
        w.getRules());
  }

  private static Hook hook(String configuration, MutatingWebhook w) {
    return new Hook(
        "MutatingWebhookConfiguration/" + configuration,
        w.getName(),
        failsClosed(w.getFailurePolicy()),
        exact(w.getMatchPolicy()),
        some(w.getMatchConditions()).findAny().isPresent(),
        timeout(w.getTimeoutSeconds()),
        callee(w.getClientConfig()),
        w.getNamespaceSelector(),
        w.getObjectSelector(),
        w.getRules());
  }

  private static boolean failsClosed(String policy) {
    return policy == null || policy.equals("Fail");
  }

  private static boolean exact(String policy) {
    return "Exact".equals(policy);
  }

  private static int timeout(Integer seconds) {
    return seconds == null ? DEFAULT_TIMEOUT : seconds;
  }

  private static Callee callee(WebhookClientConfig config) {
    return config.getService() == null
        ? new Callee(null, null, config.getUrl(), config.getCaBundle())
        : new Callee(
            config.getService().getNamespace(),
            config.getService().getName(),
            null,
            config.getCaBundle());
  }

  private static <T> Stream<T> some(List<T> list) {
    return list == null ? Stream.empty() : list.stream();
  }
}
