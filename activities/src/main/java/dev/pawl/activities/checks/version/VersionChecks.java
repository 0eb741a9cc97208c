package dev.pawl.activities.checks.version;

import dev.pawl.activities.checks.Check;
import java.util.List;

/** All of this room. */
public final class VersionChecks {

  private VersionChecks() {}

  public static List<Check> all() {
    return List.of(
        new Apiservers(),
        new Hops(),
        new NewestPatch(),
        new Kubelets(),
        new KubeletDrift(),
        new KubeProxies(),
        new Controllers(),
        new EtcdVersion(),
        new Runtimes(),
        new Cgroups(),
        new NodeImages(),
        new OwnKnowledge(),
        new AddonVersions());
  }
}
