package dev.pawl.activities.addon.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which fields of an object differ. What may be secret is said to differ, and not shown: all of a
 * Secret, and whatever its name says it of.
 */
public final class FieldDiff {

  private static final int MOST_LETTERS = 120;
  private static final String HIDDEN = "(not shown)";
  private static final Pattern SECRET =
      Pattern.compile("passw|secret|token|credential|private|api[-_]?key");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

  private final List<FieldChange> changes = new ArrayList<>();
  private final boolean allSecret;

  private FieldDiff(boolean allSecret) {
    this.allSecret = allSecret;
  }

  /** In the order of the first, then of the second. */
  public static List<FieldChange> between(JsonNode before, JsonNode after) {
    boolean secret = "Secret".equals(after.path("kind").asText(before.path("kind").asText()));
    FieldDiff diff = new FieldDiff(secret);
    diff.compare("", before, after, false);
    return diff.changes;
  }

  private void compare(String path, JsonNode before, JsonNode after, boolean hidden) {
    if (before.equals(after) || (absent(before) && absent(after))) {
      return;
    }
    if (before.isObject() && after.isObject()) {
      Set<String> names = new LinkedHashSet<>();
      before.fieldNames().forEachRemaining(names::add);
      after.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        compare(path + field(name), before.path(name), after.path(name), hidden || secret(name));
      }
    } else if (before.isArray() && after.isArray()) {
      items(path, before, after, hidden);
    } else {
      changes.add(new FieldChange(path, text(before, hidden), text(after, hidden)));
    }
  }

  /** Items are the same where their name is; without names, by their place. */
  private void items(String path, JsonNode before, JsonNode after, boolean hidden) {
    if (named(before) && named(after)) {
      Set<String> names = new LinkedHashSet<>();
      before.forEach(item -> names.add(item.get("name").asText()));
      after.forEach(item -> names.add(item.get("name").asText()));
      for (String name : names) {
        compare(
            "%s[?(@.name==\"%s\")]".formatted(path, name),
            item(before, name),
            item(after, name),
            hidden || secret(name));
      }
      return;
    }
    for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
      compare(path + "[" + i + "]", before.path(i), after.path(i), hidden);
    }
  }

  private static boolean named(JsonNode items) {
    Set<String> names = new LinkedHashSet<>();
    for (JsonNode item : items) {
      if (!item.path("name").isTextual() || !names.add(item.path("name").asText())) {
        return false;
      }
    }
    return true;
  }

  private static JsonNode item(JsonNode items, String name) {
    for (JsonNode item : items) {
      if (name.equals(item.path("name").asText())) {
        return item;
      }
    }
    return items.path(items.size());
  }

  private String text(JsonNode value, boolean hidden) {
    if (absent(value)) {
      return null;
    }
    if (hidden || allSecret) {
      return HIDDEN;
    }
    // Of what comes or goes as a whole, a part may be secret.
    String text = value.isValueNode() ? value.asText() : shown(value.toString());
    return text.length() <= MOST_LETTERS ? text : text.substring(0, MOST_LETTERS) + "…";
  }

  private static String shown(String json) {
    return secret(json) ? HIDDEN : json;
  }

  private static boolean secret(String name) {
    return SECRET.matcher(name.toLowerCase(Locale.ROOT)).find();
  }

  private static boolean absent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  private static String field(String name) {
    return PLAIN.matcher(name).matches() ? "." + name : "['" + name + "']";
  }
}
