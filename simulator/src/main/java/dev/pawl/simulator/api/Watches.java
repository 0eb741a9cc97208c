package dev.pawl.simulator.api;

import dev.pawl.simulator.store.ApiError;
import dev.pawl.simulator.store.ResourceType;
import dev.pawl.simulator.store.Store;
import dev.pawl.simulator.store.Trees;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The open watches. */
final class Watches {
  private final Store store;
  private final Set<Watch> open = ConcurrentHashMap.newKeySet();

  Watches(Store store) {
    this.store = store;
  }

  Watch make(ResourceType type, RequestInfo info, ApiRequest request) {
    String seconds = request.param("timeoutSeconds");
    Duration wall =
        seconds.isEmpty() ? ApiServer.longestWatch() : Duration.ofSeconds(Long.parseLong(seconds));
    boolean bookmarks = request.flag("allowWatchBookmarks");
    return new Watch(
        store,
        type,
        Filter.of(type, info, request),
        new Watch.Options(
            request.param("resourceVersion"),
            bookmarks,
            bookmarks && request.flag("sendInitialEvents"),
            wall));
  }

  void run(Watch watch, OutputStream out) throws IOException, InterruptedException {
    Optional<ApiError> refused = watch.open();
    if (refused.isPresent()) {
      out.write(Watch.line("ERROR", Trees.bytes(refused.get().status())));
      return;
    }
    open.add(watch);
    try {
      watch.pump(out);
    } finally {
      open.remove(watch);
      watch.close();
    }
  }

  void cutAll() {
    open.forEach(Watch::cut);
  }
}
