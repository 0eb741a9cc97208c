package dev.pawl.testbed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A node that kwok plays.
 *
 * @param name a DNS label
 * @param kubelet its version, without "v"
 * @param labels beside hostname, OS and architecture
 * @param annotations beside kwok's own
 */
public record FakeNode(
    String name, String kubelet, Map<String, String> labels, Map<String, String> annotations) {

  /** A node with the label {@code pool}. */
  public static FakeNode of(String name, String kubelet, String pool) {
    return new FakeNode(name, kubelet, Map.of("pool", pool), Map.of());
  }

  /** Nodes {@code <pool>-0}, {@code <pool>-1} … over three zones. */
  public static List<FakeNode> pool(String pool, int size, String kubelet) {
    return IntStream.range(0, size)
        .mapToObj(
            i ->
                of(pool + "-" + i, kubelet, pool)
                    .withLabel("topology.kubernetes.io/zone", "zone-" + i % 3))
        .toList();
  }

  public FakeNode withLabel(String key, String value) {
    return new FakeNode(name, kubelet, plus(labels, key, value), annotations);
  }

  public FakeNode withAnnotation(String key, String value) {
    return new FakeNode(name, kubelet, labels, plus(annotations, key, value));
  }

  /** The Node object: 8 CPUs, 32 GiB, 110 pods. */
  public String json() {
    Map<String, String> all = new LinkedHashMap<>(labels);
    all.put("kubernetes.io/hostname", name);
    all.put("kubernetes.io/os", "linux");
    all.put("kubernetes.io/arch", "amd64");
    String capacity = "{\"cpu\": \"8\", \"memory\": \"32Gi\", \"pods\": \"110\"}";
    return """
        {"apiVersion": "v1", "kind": "Node",
         "metadata": {"name": "%1$s", "labels": %2$s, "annotations": %3$s},
         "spec": {"providerID": "fake:///%1$s"},
         "status": {"capacity": %4$s, "allocatable": %4$s,
                    "nodeInfo": {"kubeletVersion": "v%5$s", "operatingSystem": "linux", "architecture": "amd64"}}}
        """
        .formatted(
            name,
            object(all),
            object(plus(annotations, "kwok.x-k8s.io/node", "fake")),
            capacity,
            kubelet);
  }

  private static Map<String, String> plus(Map<String, String> map, String key, String value) {
    Map<String, String> more = new LinkedHashMap<>(map);
    more.put(key, value);
    return more;
  }

  private static String object(Map<String, String> map) {
    return map.entrySet().stream()
        .map(entry -> text(entry.getKey()) + ": " + text(entry.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String text(String value) {
    return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
