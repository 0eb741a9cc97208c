package dev.pawl.simulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** An object at one resource version. Its tree is never changed, so it may be read by anyone. */
public final class Stored {
  private final ObjectKey key;
  private final ObjectNode tree;
  private final long resourceVersion;
  // Written without a lock: two threads may both make it, of equal content.
  private volatile byte[] json;
  private volatile byte[] item;

  Stored(ObjectKey key, ObjectNode tree, long resourceVersion) {
    this.key = key;
    this.tree = tree;
    this.resourceVersion = resourceVersion;
  }

  public ObjectKey key() {
    return key;
  }

  /** The object; copy it before changing anything. */
  public ObjectNode tree() {
    return tree;
  }

  public ObjectNode copy() {
    return tree.deepCopy();
  }

  public long resourceVersion() {
    return resourceVersion;
  }

  /** The object as JSON; do not change the array. */
  public byte[] json() {
    byte[] made = json;
    if (made == null) {
      made = Trees.bytes(tree);
      json = made;
    }
    return made;
  }

  /** The object as an item of a list: without kind and apiVersion, as a real apiserver sends it. */
  public byte[] item() {
    byte[] made = item;
    if (made == null) {
      ObjectNode bare = Trees.object();
      bare.setAll(tree);
      made = Trees.bytes(bare.remove(List.of("kind", "apiVersion")));
      item = made;
    }
    return made;
  }
}
