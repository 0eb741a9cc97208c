package dev.pawl.activities.checks;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.function.Function;

/**
 * Something that checks read, and how. Two of them are the same only where they are one object:
 * they are named once, as constants.
 *
 * @param <T> of what is read
 */
public final class Reading<T> {

  private final Right right;
  private final Function<KubernetesClient, List<T>> fetch;

  /**
   * @param fetch throws what fabric8 throws
   */
  public Reading(Right right, Function<KubernetesClient, List<T>> fetch) {
    this.right = right;
    this.fetch = fetch;
  }

  public Right right() {
    return right;
  }

  public List<T> fetch(KubernetesClient client) {
    return fetch.apply(client);
  }

  @Override
  public String toString() {
    return right.what();
  }
}
