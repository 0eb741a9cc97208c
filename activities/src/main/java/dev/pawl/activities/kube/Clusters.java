package dev.pawl.activities.kube;

import dev.pawl.workflows.activity.UpgradeRef;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The clusters that this process talks to: one client for each context, kept. After a 401 the next
 * caller gets a new client with credentials read again, so that expiring tokens and credential
 * plugins work; ask for the client at the start of every attempt and do not keep it longer.
 */
public final class Clusters implements AutoCloseable {

  /** Null stands for the current context, or for the usual places of a kubeconfig. */
  private record Key(String context, Path kubeconfig) {}

  private final Path kubeconfig;
  private final RequestLimit limit;
  private final Map<Key, RenewableClient> clients = new HashMap<>();
  private final List<RenewableClient> replaced = new ArrayList<>();

  /** Clusters of KUBECONFIG, {@code ~/.kube/config} or the pod's own service account. */
  public Clusters() {
    this(RequestLimit.DEFAULT);
  }

  /** The same, each with a limit of its own for requests. */
  public Clusters(RequestLimit limit) {
    this(null, limit);
  }

  /** Clusters of one kubeconfig file. */
  public Clusters(Path kubeconfig) {
    this(kubeconfig, RequestLimit.DEFAULT);
  }

  private Clusters(Path kubeconfig, RequestLimit limit) {
    this.kubeconfig = kubeconfig;
    this.limit = limit;
  }

  /**
   * The client for an upgrade's cluster. Not to be closed by the caller.
   *
   * @throws UnknownContextException when the kubeconfig has no such context
   */
  public KubernetesClient client(UpgradeRef upgrade) {
    return client(upgrade.context(), kubeconfig);
  }

  /**
   * The client for a context, for the command line. Not to be closed by the caller.
   *
   * @param context null for the current one
   * @param kubeconfigOrNull null for the usual places
   */
  public synchronized KubernetesClient client(String context, Path kubeconfigOrNull) {
    Key key = new Key(context, kubeconfigOrNull);
    RenewableClient known = clients.get(key);
    if (known != null && !known.stale()) {
      return known.client();
    }
    RenewableClient fresh =
        RenewableClient.build(KubeConfigs.find(context, kubeconfigOrNull), limit);
    clients.put(key, fresh);
    if (known != null) {
      retire(known);
    }
    return fresh.client();
  }

  /** Where the API of a context is, for messages. */
  public String server(String context, Path kubeconfigOrNull) {
    return client(context, kubeconfigOrNull).getMasterUrl().toString();
  }

  /** Other steps may still be using it: the one replaced before is closed in its stead. */
  private void retire(RenewableClient client) {
    replaced.forEach(RenewableClient::close);
    replaced.clear();
    replaced.add(client);
  }

  @Override
  public synchronized void close() {
    replaced.forEach(RenewableClient::close);
    clients.values().forEach(RenewableClient::close);
    replaced.clear();
    clients.clear();
  }
}
