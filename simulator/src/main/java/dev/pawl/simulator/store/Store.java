package dev.pawl.simulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The objects of the cluster. One lock orders all writes; single reads take none. One counter gives
 * the resource versions of all resources, as etcd's revision does.
 */
public final class Store {
  private static final Logger log = LoggerFactory.getLogger(Store.class);
  // Real versions are large too; a small one invites reading meaning into it.
  private static final long FIRST_VERSION = 1000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<ResourceType, Table> tables = new ConcurrentHashMap<>();
  private final OwnerIndex owners = new OwnerIndex();
  private final PodIndex pods = new PodIndex();
  private final List<ChangeListener> listeners = new CopyOnWriteArrayList<>();
  private final Map<String, ObjectKey> byUid = new HashMap<>();
  private final int history;
  private long version = FIRST_VERSION;

  /**
   * @param history how many changes of each resource a watch can go back
   */
  public Store(int history) {
    this.history = history;
  }

  /** Runs with all writes held off; may be nested. */
  public <T> T locked(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  public void listen(ChangeListener listener) {
    listeners.add(listener);
  }

  public void unlisten(ChangeListener listener) {
    listeners.remove(listener);
  }

  public Optional<Stored> get(ObjectKey key) {
    return Optional.ofNullable(table(key.type()).get(key.path()));
  }

  /** The object with this UID, if it exists. */
  public Optional<ObjectKey> find(String uid) {
    return locked(() -> Optional.ofNullable(byUid.get(uid)));
  }

  public Snapshot list(ResourceType type) {
    return locked(() -> new Snapshot(version, table(type).sorted()));
  }

  /** The objects that name this UID as an owner, in key order. */
  public List<Stored> dependents(String uid) {
    return locked(() -> owners.of(uid));
  }

  /** The pods bound to a node, in key order. */
  public List<Stored> podsOn(String node) {
    return locked(() -> pods.on(node));
  }

  /** The pods of a namespace, in key order. */
  public List<Stored> podsIn(String namespace) {
    return locked(() -> pods.in(namespace));
  }

  /** The resource version of the last write. */
  public long version() {
    return locked(() -> version);
  }

  /** Adds or replaces; the tree belongs to the store afterwards. */
  public Stored put(ObjectKey key, ObjectNode tree) {
    return locked(
        () -> {
          Stored before = table(key.type()).get(key.path());
          Stored after = stamp(key, tree);
          emit(before == null ? Change.Kind.ADDED : Change.Kind.MODIFIED, before, after);
          return after;
        });
  }

  /** Removes an object at once. */
  public Stored remove(Stored object) {
    return locked(
        () -> {
          Stored last = stamp(object.key(), object.copy());
          emit(Change.Kind.DELETED, object, last);
          return last;
        });
  }

  /** Whether a watch can begin after this version. */
  public boolean remembers(ResourceType type, long resourceVersion) {
    return locked(() -> table(type).remembers(resourceVersion));
  }

  /** The changes of a resource after a version, oldest first. */
  public List<Change> since(ResourceType type, long resourceVersion) {
    return locked(() -> table(type).since(resourceVersion));
  }

  /** Forgets all history, as a compaction of etcd does: older watches get 410. */
  public void compact() {
    lock.lock();
    try {
      tables.values().forEach(t -> t.forget(version));
    } finally {
      lock.unlock();
    }
  }

  private Stored stamp(ObjectKey key, ObjectNode tree) {
    version++;
    Trees.metadata(tree).put("resourceVersion", Long.toString(version));
    return new Stored(key, tree, version);
  }

  private void emit(Change.Kind kind, Stored before, Stored after) {
    Change change = new Change(kind, version, before, after);
    table(after.key().type()).apply(change);
    owners.apply(change);
    pods.apply(change);
    if (kind == Change.Kind.DELETED) {
      byUid.remove(Trees.uid(after.tree()));
    } else {
      byUid.put(Trees.uid(after.tree()), after.key());
    }
    for (ChangeListener listener : listeners) {
      try {
        listener.changed(change);
      } catch (RuntimeException | AssertionError e) {
        // The write has happened; a broken observer must not undo it half-way.
        log.atError().setCause(e).addKeyValue("object", after.key()).log("observer failed");
      }
    }
  }

  private Table table(ResourceType type) {
    return tables.computeIfAbsent(type, t -> new Table(history));
  }
}
