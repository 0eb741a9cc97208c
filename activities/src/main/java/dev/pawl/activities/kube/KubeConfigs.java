package dev.pawl.activities.kube;

import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How a context's name becomes a configuration: as every Kubernetes client finds it. */
final class KubeConfigs {

  private static final int CONNECT_TIMEOUT_MS = 5_000;
  private static final int REQUEST_TIMEOUT_MS = 10_000;

  private static final String IN_CLUSTER = "https://kubernetes.default.svc";

  private KubeConfigs() {}

  /**
   * @param context null for the current one
   * @param kubeconfig null for KUBECONFIG, {@code ~/.kube/config} or the pod's own account
   * @throws UnknownContextException when there is no such context
   * @throws IllegalArgumentException when there is no such file
   */
  static Config find(String context, Path kubeconfig) {
    Config config = kubeconfig == null ? Config.autoConfigure(context) : read(context, kubeconfig);
    makeSureOf(context, kubeconfig, config);
    // Retries are Temporal's: a 429 would otherwise be retried ten times inside one call.
    config.setRequestRetryBackoffLimit(0);
    config.setConnectionTimeout(CONNECT_TIMEOUT_MS);
    config.setRequestTimeout(REQUEST_TIMEOUT_MS);
    return config;
  }

  private static Config read(String context, Path kubeconfig) {
    if (!Files.isReadable(kubeconfig)) {
      throw new IllegalArgumentException("kubeconfig " + kubeconfig + " cannot be read");
    }
    return Config.fromKubeconfig(context, kubeconfig.toFile());
  }

  private static void makeSureOf(String context, Path kubeconfig, Config config) {
    NamedContext found = config.getCurrentContext();
    if (context == null) {
      // Without anything to go by, fabric8 goes to the address a pod would use.
      if (found == null && config.getMasterUrl().startsWith(IN_CLUSTER) && !insideACluster()) {
        throw new UnknownContextException(nameOf(kubeconfig));
      }
      return;
    }
    if (found == null || !context.equals(found.getName())) {
      List<String> known =
          config.getContexts() == null
              ? List.of()
              : config.getContexts().stream().map(NamedContext::getName).sorted().toList();
      throw new UnknownContextException(context, nameOf(kubeconfig), known);
    }
  }

  private static boolean insideACluster() {
    return System.getenv("KUBERNETES_SERVICE_HOST") != null;
  }

  private static String nameOf(Path kubeconfig) {
    return kubeconfig == null
        ? String.join(File.pathSeparator, Config.getKubeconfigFilenames())
        : kubeconfig.toString();
  }
}
