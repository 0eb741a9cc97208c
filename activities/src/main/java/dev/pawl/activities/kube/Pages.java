package dev.pawl.activities.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Long lists, read in pages: consistent, and never more than a page in one answer. */
public final class Pages {

  private static final long LIMIT = 500;

  private Pages() {}

  /**
   * Reads all pages.
   *
   * @param list such as {@code client.nodes()::list}
   */
  public static <T extends HasMetadata> List<T> all(
      Function<ListOptions, ? extends KubernetesResourceList<T>> list) {
    List<T> items = new ArrayList<>();
    each(list, items::add);
    return items;
  }

  /**
   * Hands over one item after another, so that a page at a time is in memory.
   *
   * @return the resource version that all of them are of; null where the server says none that can
   *     be compared
   */
  public static <T extends HasMetadata> String each(
      Function<ListOptions, ? extends KubernetesResourceList<T>> list, Consumer<T> to) {
    String next = null;
    String version = null;
    do {
      KubernetesResourceList<T> page =
          list.apply(new ListOptionsBuilder().withLimit(LIMIT).withContinue(next).build());
      page.getItems().forEach(to);
      next = page.getMetadata() == null ? null : page.getMetadata().getContinue();
      version = page.getMetadata() == null ? null : page.getMetadata().getResourceVersion();
    } while (next != null && !next.isEmpty());
    return Revision.comparable(version);
  }
}
