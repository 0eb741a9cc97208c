package dev.pawl.activities.checks;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.URL;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Something that each apiserver says of itself alone: what it was asked for, whether it is ready.
 * Two of them are the same only where they are one object.
 *
 * @param <T> of what it says
 */
public final class Asked<T> {

  private final BiFunction<KubernetesClient, URL, List<T>> ask;
  private final Reading<T> reading;

  /**
   * @param ask by that client's credentials, at that address; throws what fabric8 throws
   */
  public Asked(Right right, BiFunction<KubernetesClient, URL, List<T>> ask) {
    this.ask = ask;
    this.reading = new Reading<>(right, client -> ask.apply(client, client.getMasterUrl()));
  }

  /** Of whichever apiserver answers at the cluster's address. */
  public Reading<T> reading() {
    return reading;
  }

  /** Of the one at that address. */
  public List<T> at(URL server, KubernetesClient client) {
    return ask.apply(client, server);
  }

  @Override
  public String toString() {
    return reading.toString();
  }
}
