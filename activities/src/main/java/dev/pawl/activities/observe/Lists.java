package dev.pawl.activities.observe;

import java.util.List;
import java.util.Map;

/** Absent lists and maps of API objects are empty ones. */
final class Lists {

  private Lists() {}

  static <T> List<T> orNone(List<T> list) {
    return list == null ? List.of() : list;
  }

  static <K, V> Map<K, V> orNone(Map<K, V> map) {
    return map == null ? Map.of() : map;
  }
}
