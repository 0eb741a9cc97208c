package dev.pawl.activities.checks;

import io.fabric8.kubernetes.client.utils.Serialization;

/** Objects as people write them. */
public final class Yaml {

  private Yaml() {}

  public static <T> T of(Class<T> kind, String yaml) {
    // what begins with a brace would be taken for JSON
    return Serialization.unmarshal("---\n" + yaml, kind);
  }
}
