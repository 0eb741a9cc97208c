package dev.pawl.simulator.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Objects by the UIDs of their owners. */
final class OwnerIndex {
  private final KeyedIndex index = new KeyedIndex();

  void apply(Change change) {
    if (change.before() != null) {
      owners(change.before()).forEach(o -> index.drop(Trees.text(o, "uid"), change.before()));
    }
    if (change.kind() != Change.Kind.DELETED) {
      owners(change.after()).forEach(o -> index.add(Trees.text(o, "uid"), change.after()));
    }
  }

  List<Stored> of(String uid) {
    return index.of(uid);
  }

  private static List<JsonNode> owners(Stored object) {
    return Trees.items(Trees.at(object.tree(), "metadata", "ownerReferences"));
  }
}
