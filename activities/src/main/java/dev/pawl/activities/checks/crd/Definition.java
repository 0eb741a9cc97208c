package dev.pawl.activities.checks.crd;

import dev.pawl.activities.checks.endpoint.Callee;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A CustomResourceDefinition without its schemas, which are most of it; as it comes over the wire,
 * and as a manifest has it.
 */
record Definition(Metadata metadata, Spec spec, Status status) {

  record Metadata(String name) {}

  record Spec(String group, List<Version> versions, Conversion conversion) {

    Spec {
      versions = versions == null ? List.of() : List.copyOf(versions);
    }
  }

  record Version(String name, boolean served, boolean storage, boolean deprecated) {}

  record Conversion(String strategy, Webhook webhook) {}

  record Webhook(ClientConfig clientConfig) {}

  record ClientConfig(String url, Service service, String caBundle) {}

  record Service(String namespace, String name) {}

  record Status(List<Condition> conditions, List<String> storedVersions) {

    Status {
      conditions = conditions == null ? List.of() : List.copyOf(conditions);
      storedVersions = storedVersions == null ? List.of() : List.copyOf(storedVersions);
    }
  }

  record Condition(String type, String status, String reason, String message) {

    String said() {
      return Stream.of(reason, message).filter(Objects::nonNull).collect(Collectors.joining(", "));
    }
  }

  Definition {
    spec = spec == null ? new Spec("", List.of(), null) : spec;
    status = status == null ? new Status(List.of(), List.of()) : status;
  }

  String object() {
    return "CustomResourceDefinition/" + metadata.name();
  }

  /** Versions in which objects may lie in etcd. */
  List<String> stored() {
    return status.storedVersions();
  }

  /** Those that are not the one that objects are written in now. */
  Stream<String> storedBefore() {
    return stored().stream()
        .filter(s -> spec.versions().stream().noneMatch(v -> v.storage() && v.name().equals(s)));
  }

  boolean has(String version) {
    return spec.versions().stream().anyMatch(v -> v.name().equals(version));
  }

  /** Who converts its objects; empty where the apiserver does it itself. */
  Optional<Callee> converter() {
    return Optional.ofNullable(spec.conversion())
        .filter(c -> "Webhook".equals(c.strategy()))
        .flatMap(c -> Optional.ofNullable(c.webhook()))
        .flatMap(w -> Optional.ofNullable(w.clientConfig()))
        .map(Definition::callee);
  }

  private static Callee callee(ClientConfig config) {
    Service service = config.service();
    return service == null
        ? new Callee(null, null, config.url(), config.caBundle())
        : new Callee(service.namespace(), service.name(), null, config.caBundle());
  }

  Optional<Condition> condition(String type) {
    return status.conditions().stream().filter(c -> type.equals(c.type())).findFirst();
  }
}
