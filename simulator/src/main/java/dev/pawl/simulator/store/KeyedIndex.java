package dev.pawl.simulator.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Objects under text keys, kept by the store under its lock. */
final class KeyedIndex {
  private final Map<String, TreeMap<String, Stored>> entries = new HashMap<>();

  void add(String key, Stored object) {
    entries.computeIfAbsent(key, k -> new TreeMap<>()).put(object.key().toString(), object);
  }

  void drop(String key, Stored object) {
    TreeMap<String, Stored> found = entries.get(key);
    if (found == null) {
      return;
    }
    found.remove(object.key().toString());
    if (found.isEmpty()) {
      entries.remove(key);
    }
  }

  List<Stored> of(String key) {
    TreeMap<String, Stored> found = entries.get(key);
    return found == null ? List.of() : List.copyOf(found.values());
  }
}
