package dev.pawl.activities.marks;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Writes changes of marks: nothing where nothing changes, and never over somebody else's write. */
public final class NodeWriter {

  private static final int TRIES = 5;
  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

  private final KubernetesClient client;

  public NodeWriter(KubernetesClient client) {
    this.client = client;
  }

  /** Reads the node, changes it; empty where it is gone. */
  public Optional<Node> change(String name, UnaryOperator<Node> edit) {
    Node read = client.nodes().withName(name).get();
    return read == null ? Optional.empty() : change(read, edit);
  }

  /**
   * Changes a node that was read a moment ago: one write where nobody else wrote meanwhile.
   *
   * @return the node as it is now; empty where it is gone
   * @throws KubernetesClientException 409 when others write it all the time
   */
  public Optional<Node> change(Node read, UnaryOperator<Node> edit) {
    Node node = read;
    for (int attempt = 1; ; attempt++) {
      Node before = node;
      Optional<String> patch = NodePatch.between(before, edit.apply(before));
      if (patch.isEmpty()) {
        return Optional.of(before);
      }
      String name = before.getMetadata().getName();
      try {
        return Optional.of(client.nodes().withName(name).patch(MERGE, patch.get()));
      } catch (KubernetesClientException e) {
        if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
          return Optional.empty();
        }
        if (e.getCode() != HttpURLConnection.HTTP_CONFLICT || attempt == TRIES) {
          throw e;
        }
      }
      node = client.nodes().withName(name).get();
      if (node == null) {
        return Optional.empty();
      }
    }
  }
}
