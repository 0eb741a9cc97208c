package dev.pawl.planner.graph;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the risks of conditional edges. Equal ones become one: real graphs repeat them a lot. */
final class RiskReader {

  private final JsonCursor json;
  private final Map<Risk, Risk> known = new HashMap<>();

  RiskReader(JsonCursor json) {
    this.json = json;
  }

  /** The list of risks that the cursor is at. */
  List<Risk> risks() throws IOException {
    List<Risk> risks = new ArrayList<>();
    if (json.isList("a list of risks")) {
      int written = 0;
      while (json.item()) {
        written++;
        Risk risk = risk();
        if (risk != null) {
          Risk before = known.putIfAbsent(risk, risk);
          risks.add(before == null ? risk : before);
        }
      }
      if (written == 0) {
        json.problem("the list is empty; expected at least one risk");
      }
    }
    return risks;
  }

  private Risk risk() throws IOException {
    if (!json.isObject("a risk, such as {\"name\": …, \"matchingRules\": […]}")) {
      return null;
    }
    String name = null;
    boolean named = false;
    String url = "";
    String message = "";
    List<MatchingRule> rules = List.of();
    for (String field = json.field(); field != null; field = json.field()) {
      switch (field) {
        case "name" -> {
          named = true;
          name = name();
        }
        case "url" -> url = orEmpty(json.text("the risk's URL"));
        case "message" -> message = orEmpty(json.text("the risk's message"));
        case "matchingRules" -> rules = rules();
        default -> json.skip();
      }
    }
    if (!named) {
      json.problem("the risk has no name, so that it could not be accepted");
    }
    return name == null ? null : new Risk(name, url, message, rules);
  }

  private String name() throws IOException {
    String name = json.text("the risk's name");
    if (name != null && name.isBlank()) {
      json.problem("the risk's name is empty, so that it could not be accepted");
      return null;
    }
    return name;
  }

  private List<MatchingRule> rules() throws IOException {
    List<MatchingRule> rules = new ArrayList<>();
    if (json.isList("a list of matching rules")) {
      while (json.item()) {
        MatchingRule rule = rule();
        if (rule != null) {
          rules.add(rule);
        }
      }
    }
    return rules;
  }

  private MatchingRule rule() throws IOException {
    if (!json.isObject("a matching rule, such as {\"type\": \"Always\"}")) {
      return null;
    }
    String type = null;
    String query = null;
    for (String field = json.field(); field != null; field = json.field()) {
      // The wire has "promql"; the enhancement that describes it writes "PromQL" as well.
      switch (field.toLowerCase(Locale.ROOT)) {
        case "type" -> type = json.text("the rule's type, such as \"Always\"");
        case "promql" -> query = query();
        default -> json.skip();
      }
    }
    if (type == null) {
      json.problem("the rule has no type; expected \"Always\" or \"PromQL\"");
      return null;
    }
    return switch (type) {
      case "Always" -> new MatchingRule.Always();
      case "PromQL" -> promQl(query);
      default -> new MatchingRule.Unsupported(type);
    };
  }

  private MatchingRule promQl(String query) {
    if (query == null) {
      json.problem("a rule of type PromQL needs its query as {\"promql\": {\"promql\": …}}");
      return null;
    }
    return new MatchingRule.PromQl(query);
  }

  private String query() throws IOException {
    String query = null;
    if (json.isObject("the query as {\"promql\": …}")) {
      for (String field = json.field(); field != null; field = json.field()) {
        if (field.equalsIgnoreCase("promql")) {
          query = json.text("a PromQL query");
        } else {
          json.skip();
        }
      }
    }
    return query;
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
