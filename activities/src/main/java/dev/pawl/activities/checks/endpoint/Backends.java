package dev.pawl.activities.checks.endpoint;

import dev.pawl.activities.checks.Reading;
import dev.pawl.activities.checks.Right;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.kube.JsonPages;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is ready behind the Services of a cluster. */
public final class Backends {

  public static final Reading<Backend> READING =
      new Reading<>(Right.list("discovery.k8s.io", "endpointslices"), Backends::fetch);

  private static final String PATH = "/apis/discovery.k8s.io/v1/endpointslices";
  private static final int PAGE = 500;

  private final Map<Key, Backend> byService = new TreeMap<>();

  private record Key(String namespace, String service) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return (namespace + "/" + service).compareTo(other.namespace + "/" + other.service);
    }
  }

  private Backends(List<Backend> all) {
    all.forEach(b -> byService.put(new Key(b.namespace(), b.service()), b));
  }

  public static Backends in(View view) {
    return new Backends(view.read(READING));
  }

  /** Nothing is behind a Service that does not exist. */
  public Backend of(String namespace, String service) {
    return byService.getOrDefault(
        new Key(namespace, service), new Backend(namespace, service, Set.of(), Set.of()));
  }

  /** Slices are many and their endpoints more: each page is folded before the next is read. */
  private static List<Backend> fetch(KubernetesClient client) {
    Map<Key, Folded> services = new TreeMap<>();
    JsonPages.each(
        client,
        PATH,
        JsonPages.WHOLE,
        PAGE,
        SliceItem.class,
        slice -> {
          if (slice.service() != null) {
            Key key = new Key(slice.metadata().namespace(), slice.service());
            services.computeIfAbsent(key, k -> new Folded()).add(slice);
          }
        });
    List<Backend> all = new ArrayList<>();
    services.forEach((k, f) -> all.add(new Backend(k.namespace(), k.service(), f.ready, f.nodes)));
    return all;
  }

  private static final class Folded {
    private final Set<String> ready = new TreeSet<>();
    private final Set<String> nodes = new TreeSet<>();

    void add(SliceItem slice) {
      for (SliceItem.Endpoint endpoint : slice.endpoints()) {
        if (endpoint.ready()) {
          ready.add(endpoint.word());
          if (endpoint.nodeName() != null) {
            nodes.add(endpoint.nodeName());
          }
        }
      }
    }
  }
}
