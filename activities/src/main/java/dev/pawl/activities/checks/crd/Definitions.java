package dev.pawl.activities.checks.crd;

import dev.pawl.activities.checks.Reading;
import dev.pawl.activities.checks.Right;
import dev.pawl.activities.kube.JsonPages;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;

/** The CustomResourceDefinitions of a cluster. */
final class Definitions {

  static final Reading<Definition> READING =
      new Reading<>(
          Right.list("apiextensions.k8s.io", "customresourcedefinitions"), Definitions::fetch);

  private static final String PATH = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

  /** Schemas of half a megabyte are not rare. */
  private static final int PAGE = 100;

  private Definitions() {}

  private static List<Definition> fetch(KubernetesClient client) {
    List<Definition> all = new ArrayList<>();
    JsonPages.each(client, PATH, JsonPages.WHOLE, PAGE, Definition.class, all::add);
    return all;
  }
}
