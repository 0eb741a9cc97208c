package dev.pawl.activities.addon.keep;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;

/** Where Pawl keeps what it has to know of a cluster's addons. */
final class OwnNamespace {

  static final String NAME = "pawl-system";

  private OwnNamespace() {}

  /** Creates something in it, and the namespace before where it is not there yet. */
  static void create(KubernetesClient client, Runnable creation) {
    try {
      creation.run();
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
        throw e;
      }
      createIt(client);
      creation.run();
    }
  }

  private static void createIt(KubernetesClient client) {
    try {
      client
          .namespaces()
          .resource(new NamespaceBuilder().withNewMetadata().withName(NAME).endMetadata().build())
          .create();
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw e;
      }
    }
  }
}
