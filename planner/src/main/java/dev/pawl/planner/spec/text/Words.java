package dev.pawl.planner.spec.text;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The words of an enum as a document writes them, and lists of words in a sentence. */
final class Words {

  private Words() {}

  /** Word to constant, in the order declared. */
  static Map<String, Enum<?>> of(Class<?> enumType) {
    Map<String, Enum<?>> words = new LinkedHashMap<>();
    for (Object constant : enumType.getEnumConstants()) {
      Enum<?> value = (Enum<?>) constant;
      words.put(word(enumType, value), value);
    }
    return words;
  }

  private static String word(Class<?> enumType, Enum<?> value) {
    try {
      JsonProperty written = enumType.getField(value.name()).getAnnotation(JsonProperty.class);
      return written == null ? value.name() : written.value();
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }

  /** "a", "a or b", "a, b or c". */
  static String oneOf(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }
}
