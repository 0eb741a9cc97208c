package dev.pawl.activities.checks.webhook;

import dev.pawl.activities.checks.FakeView;
import dev.pawl.activities.checks.Yaml;
import dev.pawl.activities.checks.endpoint.Backend;
import dev.pawl.activities.checks.endpoint.Backends;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfiguration;
import java.util.Set;

/** A webhook with which nothing is the matter: it must answer, and two on different nodes do. */
public final class CleanHooks {

  private CleanHooks() {}

  public static FakeView in(FakeView view) {
    return view.with(
            Backends.READING,
            new Backend("shop", "gate", Set.of("g-1", "g-2"), Set.of("a-1", "a-2")))
        .with(
            Hooks.VALIDATING,
            Yaml.of(
                ValidatingWebhookConfiguration.class,
                """
                metadata: {name: gate}
                webhooks:
                  - name: gate.example.com
                    failurePolicy: Fail
                    matchPolicy: Equivalent
                    timeoutSeconds: 5
                    clientConfig: {service: {namespace: shop, name: gate}}
                    rules: [{apiGroups: [example.com], apiVersions: [v1], operations: [CREATE], resources: [widgets]}]
                """));
  }
}
