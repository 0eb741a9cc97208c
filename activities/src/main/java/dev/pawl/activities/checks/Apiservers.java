package dev.pawl.activities.checks;

import dev.pawl.activities.checks.Answers.Answer;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.MalformedURLException;
import java.net.Socket;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The apiservers of a control plane, by the endpoints that they keep of themselves in the Service
 * {@code default/kubernetes}. A load balancer lets through to one of them; the others are asked at
 * their own addresses, which not everybody reaches.
 */
final class Apiservers {

  private static final String NAMESPACE = "default";
  private static final String SERVICE = "kubernetes.io/service-name";
  private static final String NAME = "kubernetes";

  /** Within a network it takes milliseconds; from outside often nobody says no. */
  private static final int CONNECT_MS = 1_500;

  /** Their addresses, {@code 10.0.0.5:6443}. */
  static final Reading<String> ADDRESSES =
      new Reading<>(Right.list("discovery.k8s.io", "endpointslices"), Apiservers::addresses);

  private final KubernetesClient client;
  private final Map<String, Boolean> open = new ConcurrentHashMap<>();

  Apiservers(KubernetesClient client) {
    this.client = client;
  }

  private static List<String> addresses(KubernetesClient client) {
    return client
        .discovery()
        .v1()
        .endpointSlices()
        .inNamespace(NAMESPACE)
        .withLabel(SERVICE, NAME)
        .list()
        .getItems()
        .stream()
        .flatMap(Apiservers::addresses)
        .distinct()
        .sorted()
        .toList();
  }

  private static Stream<String> addresses(EndpointSlice slice) {
    Optional<Integer> port =
        slice.getPorts().stream().map(EndpointPort::getPort).filter(p -> p != null).findFirst();
    return port.stream()
        .flatMap(p -> slice.getEndpoints().stream().filter(Apiservers::ready))
        .flatMap(e -> e.getAddresses().stream())
        .map(a -> (a.contains(":") ? "[" + a + "]" : a) + ":" + port.orElseThrow());
  }

  /** A condition that nobody set means ready: so the API says. */
  private static boolean ready(Endpoint endpoint) {
    return endpoint.getConditions() == null
        || !Boolean.FALSE.equals(endpoint.getConditions().getReady());
  }

  /**
   * Asks each of several.
   *
   * @param otherwise what is said at the cluster's address, for when none of them is reached
   */
  <T> Answers<T> ask(Asked<T> what, List<String> addresses, Supplier<List<T>> otherwise) {
    List<Answer<T>> answers = new ArrayList<>();
    List<String> silent = new ArrayList<>();
    for (String address : addresses) {
      answer(what, address).ifPresentOrElse(answers::add, () -> silent.add(address));
    }
    return answers.isEmpty()
        ? new Answers<>(List.of(new Answer<>(Answers.CLUSTER, otherwise.get())), silent)
        : new Answers<>(answers, silent);
  }

  private <T> Optional<Answer<T>> answer(Asked<T> what, String address) {
    if (!open.computeIfAbsent(address, a -> connects(url(a)))) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Answer<>("Apiserver/" + address, what.at(url(address), client)));
    } catch (UnreadableException e) {
      return Optional.empty();
    } catch (KubernetesClientException e) {
      if (e.getCode() > 0) {
        throw e;
      }
      return Optional.empty(); // its certificate is not for this address, say
    }
  }

  private URL url(String address) {
    try {
      return new URL(client.getMasterUrl().getProtocol() + "://" + address + "/");
    } catch (MalformedURLException e) {
      throw new IllegalStateException(address + " is no address", e);
    }
  }

  private static boolean connects(URL url) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(url.getHost(), url.getPort()), CONNECT_MS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
