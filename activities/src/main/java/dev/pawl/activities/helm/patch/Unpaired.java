package dev.pawl.activities.helm.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Items of a list that have not been paired yet. A key may be there twice, such as port 53 of a
 * Service of DNS by UDP and by TCP: then the first is the first, the second the second.
 */
final class Unpaired {

  private final String key;
  private final List<JsonNode> items = new ArrayList<>();

  Unpaired(String key, JsonNode list) {
    this.key = key;
    list.forEach(items::add);
  }

  /** The next one with the key of this item; missing where there is none. */
  JsonNode take(JsonNode item) {
    for (Iterator<JsonNode> all = items.iterator(); all.hasNext(); ) {
      JsonNode one = all.next();
      if (one.get(key).asText().equals(item.get(key).asText())) {
        all.remove();
        return one;
      }
    }
    return MissingNode.getInstance();
  }

  /** Those that nobody has taken. */
  List<JsonNode> rest() {
    return List.copyOf(items);
  }
}
