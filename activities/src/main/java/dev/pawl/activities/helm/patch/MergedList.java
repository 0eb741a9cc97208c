package dev.pawl.activities.helm.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.activities.helm.patch.MergeSchema.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a strategic merge patch says of a list whose items are merged one by one.
 *
 * @param items to be added, changed, or (mappings) deleted
 * @param deleted plain values that go
 * @param order the whole list that is wanted, by which the server sorts; empty where it need not
 */
record MergedList(ArrayNode items, ArrayNode deleted, ArrayNode order) {

  static MergedList of(JsonNode before, ArrayNode wanted, JsonNode live, Field rule) {
    MergedList list = new MergedList(array(), array(), array());
    if (haveKeys(rule.key(), before, wanted, live)) {
      list.mappings(before, wanted, live, rule);
    } else if (arePlain(before, wanted, live)) {
      list.plain(before, wanted, live);
    } else if (!Json.same(wanted, live)) {
      // No server takes it: it says what is wrong with it.
      list.items.addAll(wanted);
    }
    return list;
  }

  void write(String name, ObjectNode patch) {
    put(name, items, patch);
    put("$deleteFromPrimitiveList/" + name, deleted, patch);
    put("$setElementOrder/" + name, order, patch);
  }

  private static void put(String name, ArrayNode value, ObjectNode patch) {
    if (!value.isEmpty()) {
      patch.set(name, value);
    }
  }

  private void mappings(JsonNode before, ArrayNode wanted, JsonNode live, Field rule) {
    Unpaired there = new Unpaired(rule.key(), live);
    Unpaired earlier = new Unpaired(rule.key(), before);
    for (JsonNode item : wanted) {
      JsonNode was = Json.orEmpty(earlier.take(item));
      JsonNode is = there.take(item);
      if (is.isMissingNode()) {
        items.add(item);
        continue;
      }
      ObjectNode change = StrategicPatch.mapping(was, item, is, rule);
      if (!change.isEmpty()) {
        items.add(change.set(rule.key(), item.get(rule.key())));
      }
    }
    for (JsonNode gone : earlier.rest()) {
      items.add(Json.object().put("$patch", "delete").set(rule.key(), gone.get(rule.key())));
    }
    if (!items.isEmpty() || !keys(rule.key(), wanted).equals(keys(rule.key(), live))) {
      for (JsonNode item : wanted) {
        order.addObject().set(rule.key(), item.get(rule.key()));
      }
    }
  }

  private void plain(JsonNode before, ArrayNode wanted, JsonNode live) {
    wanted.forEach(value -> addUnless(live, value, items));
    before.forEach(value -> addUnless(wanted, value, deleted));
    if (!items.isEmpty() || !deleted.isEmpty() || !Json.same(wanted, sorted(live))) {
      order.addAll(wanted);
    }
  }

  /** In which order the server has plain values, the original does not see: it sorts them first. */
  private static ArrayNode sorted(JsonNode values) {
    List<JsonNode> all = new ArrayList<>();
    values.forEach(all::add);
    all.sort(Comparator.comparing(JsonNode::asText));
    return array().addAll(all);
  }

  private static void addUnless(JsonNode has, JsonNode value, ArrayNode to) {
    for (JsonNode one : has) {
      if (Json.same(one, value)) {
        return;
      }
    }
    to.add(value);
  }

  private static boolean haveKeys(String key, JsonNode... lists) {
    for (JsonNode list : lists) {
      for (JsonNode item : list) {
        if (key.isEmpty() || !item.isObject() || !item.has(key)) {
          return false;
        }
      }
    }
    return !key.isEmpty();
  }

  private static boolean arePlain(JsonNode... lists) {
    for (JsonNode list : lists) {
      for (JsonNode item : list) {
        if (!item.isValueNode()) {
          return false;
        }
      }
    }
    return true;
  }

  private static List<String> keys(String key, JsonNode items) {
    List<String> keys = new ArrayList<>();
    items.forEach(item -> keys.add(item.get(key).asText()));
    return keys;
  }

  private static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }
}
