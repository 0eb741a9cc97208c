package dev.pawl.activities.checks;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;

/** How findings name objects. */
public final class Ref {

  private Ref() {}

  /** {@code Kind/namespace/name} or {@code Kind/name}. */
  public static String of(HasMetadata object) {
    ObjectMeta meta = object.getMetadata();
    return of(object.getKind(), meta.getNamespace(), meta.getName());
  }

  /**
   * The same.
   *
   * @param namespace null for what is in none
   */
  public static String of(String kind, String namespace, String name) {
    return namespace == null || namespace.isEmpty()
        ? kind + "/" + name
        : kind + "/" + namespace + "/" + name;
  }
}
