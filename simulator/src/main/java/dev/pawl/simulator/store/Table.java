package dev.pawl.simulator.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The objects of one resource and its recent changes. All but {@link #get} needs the store's lock.
 */
final class Table {
  private final ConcurrentSkipListMap<String, Stored> objects = new ConcurrentSkipListMap<>();
  private final Deque<Change> history = new ArrayDeque<>();
  private final int historyLimit;
  private long oldestKnown;
  private volatile List<Stored> sorted = List.of();
  private volatile boolean stale;

  Table(int historyLimit) {
    this.historyLimit = historyLimit;
  }

  Stored get(String path) {
    return objects.get(path);
  }

  void apply(Change change) {
    if (change.kind() == Change.Kind.DELETED) {
      objects.remove(change.key().path());
    } else {
      objects.put(change.key().path(), change.after());
    }
    stale = true;
    history.addLast(change);
    if (history.size() > historyLimit) {
      oldestKnown = history.removeFirst().resourceVersion();
    }
  }

  /** The objects, sorted; the same list until the next change. */
  List<Stored> sorted() {
    if (stale) {
      sorted = List.copyOf(objects.values());
      stale = false;
    }
    return sorted;
  }

  /** Whether every change after this resource version is still known. */
  boolean remembers(long resourceVersion) {
    return resourceVersion >= oldestKnown;
  }

  List<Change> since(long resourceVersion) {
    List<Change> changes = new ArrayList<>();
    for (Change change : history) {
      if (change.resourceVersion() > resourceVersion) {
        changes.add(change);
      }
    }
    return changes;
  }

  void forget(long upTo) {
    history.clear();
    oldestKnown = upTo;
  }
}
