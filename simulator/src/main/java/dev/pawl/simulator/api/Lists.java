package dev.pawl.simulator.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.simulator.store.ApiError;
import dev.pawl.simulator.store.ResourceType;
import dev.pawl.simulator.store.Snapshot;
import dev.pawl.simulator.store.Store;
import dev.pawl.simulator.store.Stored;
import dev.pawl.simulator.store.Trees;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists with selectors and paging. All pages of a list show the same resource version. */
final class Lists {
  // A real apiserver keeps five minutes of history for pages; here the last few snapshots are kept.
  private static final int KEPT = 64;

  private final Store store;
  private final Map<String, Snapshot> pages =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Snapshot> eldest) {
          return size() > KEPT;
        }
      };

  Lists(Store store) {
    this.store = store;
  }

  byte[] list(ResourceType type, Filter filter, ApiRequest request) {
    int limit = limit(request.param("limit"));
    Page page = page(type, filter, request);
    List<Stored> found = new ArrayList<>();
    String next = "";
    int left = 0;
    for (Stored object : page.snapshot.items()) {
      if (object.key().path().compareTo(page.after) <= 0 || !filter.matches(object)) {
        continue;
      }
      if (limit > 0 && found.size() == limit) {
        next = found.get(limit - 1).key().path();
        left++;
      } else {
        found.add(object);
      }
    }
    long version = page.snapshot.resourceVersion();
    ObjectNode meta = Trees.object().put("resourceVersion", Long.toString(version));
    if (left > 0) {
      keep(name(type, filter), page.snapshot);
      meta.put("continue", token(version, next));
      if (!filter.selective()) {
        meta.put("remainingItemCount", left);
      }
    }
    return write(type, meta, found);
  }

  /** Where a list goes on. */
  private record Page(Snapshot snapshot, String after) {}

  private Page page(ResourceType type, Filter filter, ApiRequest request) {
    String token = request.param("continue");
    if (!token.isEmpty()) {
      JsonNode position = readToken(token);
      long version = position.path("rv").asLong();
      return new Page(kept(name(type, filter), version), Trees.text(position, "start"));
    }
    Snapshot snapshot = filter.candidates(store, type);
    String wanted = request.param("resourceVersion");
    boolean exact = request.param("resourceVersionMatch").equals("Exact");
    if (exact && !wanted.equals(Long.toString(snapshot.resourceVersion()))) {
      throw ApiError.gone("The resourceVersion for the provided list is too old.");
    }
    return new Page(snapshot, "");
  }

  private static String name(ResourceType type, Filter filter) {
    return type.qualified() + filter.node(type).map(n -> "/" + n).orElse("");
  }

  private static byte[] write(ResourceType type, ObjectNode meta, List<Stored> items) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(256 + items.size() * 1024);
    String head =
        "{\"kind\":\"%sList\",\"apiVersion\":\"%s\",\"metadata\":%s,\"items\":["
            .formatted(type.kind(), type.apiVersion(), meta);
    try {
      out.write(head.getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < items.size(); i++) {
        if (i > 0) {
          out.write(',');
        }
        out.write(items.get(i).item());
      }
      out.write("]}\n".getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return out.toByteArray();
  }

  private void keep(String name, Snapshot snapshot) {
    synchronized (pages) {
      pages.put(name + "@" + snapshot.resourceVersion(), snapshot);
    }
  }

  private Snapshot kept(String name, long version) {
    synchronized (pages) {
      Snapshot snapshot = pages.get(name + "@" + version);
      if (snapshot == null) {
        throw ApiError.gone(
            "The provided continue parameter is too old to display a consistent list result. You"
                + " can start a new list without the continue parameter.");
      }
      return snapshot;
    }
  }

  private static String token(long version, String start) {
    ObjectNode token = Trees.object().put("v", "meta.k8s.io/v1").put("rv", version);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Trees.bytes(token.put("start", start)));
  }

  private static JsonNode readToken(String token) {
    try {
      return Trees.read(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw ApiError.badRequest("continue key is not valid: " + e.getMessage());
    }
  }

  private static int limit(String text) {
    try {
      return text.isEmpty() ? 0 : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw ApiError.badRequest("limit: " + text);
    }
  }
}
