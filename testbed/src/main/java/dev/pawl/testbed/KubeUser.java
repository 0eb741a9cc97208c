package dev.pawl.testbed;

import java.util.List;

/**
 * Somebody who may log in to a cluster; what they may do is up to RBAC.
 *
 * @param name without commas and quotes
 * @param token their bearer token
 * @param groups beside {@code system:authenticated}
 */
public record KubeUser(String name, String token, List<String> groups) {
  public KubeUser {
    if (!name.matches("[A-Za-z0-9:._-]+")) {
      throw new IllegalArgumentException("not a user name: " + name);
    }
    groups = List.copyOf(groups);
  }

  /** A user with a random token. */
  public static KubeUser of(String name, String... groups) {
    return new KubeUser(name, Tokens.random(), List.of(groups));
  }
}
