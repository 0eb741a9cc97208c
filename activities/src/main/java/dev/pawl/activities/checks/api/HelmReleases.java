package dev.pawl.activities.checks.api;

import dev.pawl.activities.checks.Reading;
import dev.pawl.activities.checks.Right;
import dev.pawl.activities.kube.JsonPages;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;

/** What Helm has deployed, where Secrets may be read. Releases of the past are left out. */
final class HelmReleases {

  static final Reading<HelmRelease> READING =
      new Reading<>(Right.list("", "secrets"), HelmReleases::fetch);

  /** {@code type=helm.sh/release.v1}; {@code status notin (superseded,uninstalled)}. */
  private static final String PATH =
      "/api/v1/secrets?fieldSelector=type%3Dhelm.sh%2Frelease.v1"
          + "&labelSelector=status+notin+%28superseded%2Cuninstalled%29";

  /** Each may have a megabyte. */
  private static final int PAGE = 25;

  private HelmReleases() {}

  private static List<HelmRelease> fetch(KubernetesClient client) {
    List<HelmRelease> all = new ArrayList<>();
    JsonPages.each(
        client,
        PATH,
        JsonPages.WHOLE,
        PAGE,
        HelmRelease.Item.class,
        item -> all.add(HelmRelease.of(item)));
    return all;
  }
}
