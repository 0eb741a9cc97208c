package dev.pawl.simulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.simulator.store.Trees;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code /version} says.
 *
 * @param emulated the minor that the server emulates (KEP-4330), such as {@code 1.35}
 */
public record ServerVersion(String gitVersion, Optional<String> emulated) {
  private static final Pattern VERSION = Pattern.compile("v?(\\d+)\\.(\\d+).*");

  public ServerVersion {
    parse(gitVersion);
    emulated.ifPresent(ServerVersion::parse);
  }

  /** A version such as {@code v1.36.3}, emulating nothing. */
  public static ServerVersion of(String gitVersion) {
    return new ServerVersion(gitVersion, Optional.empty());
  }

  ObjectNode json() {
    Matcher own = parse(gitVersion);
    ObjectNode json = Trees.object().put("major", own.group(1)).put("minor", own.group(2));
    Matcher emulation = parse(emulated.orElse(gitVersion));
    json.put("emulationMajor", emulation.group(1)).put("emulationMinor", emulation.group(2));
    return json.put("gitVersion", gitVersion)
        .put("gitCommit", "simulator")
        .put("gitTreeState", "clean")
        .put("buildDate", "1970-01-01T00:00:00Z")
        .put("goVersion", "none")
        .put("compiler", "none")
        .put("platform", "linux/amd64");
  }

  private static Matcher parse(String text) {
    Matcher matcher = VERSION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a Kubernetes version: " + text);
    }
    return matcher;
  }
}
