package dev.pawl.simulator.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import dev.pawl.simulator.store.ApiError;
import dev.pawl.simulator.store.Trees;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** One HTTP request, read. */
record ApiRequest(
    String method,
    String path,
    Map<String, String> query,
    String user,
    String userAgent,
    String contentType,
    String accept,
    boolean upgrade,
    String body) {
  private static final Pattern AMPERSAND = Pattern.compile("&");

  static ApiRequest read(HttpExchange exchange) throws IOException {
    URI uri = exchange.getRequestURI();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    return new ApiRequest(
        exchange.getRequestMethod(),
        uri.getPath(),
        query(uri.getRawQuery()),
        user(header(exchange, "Authorization")),
        header(exchange, "User-Agent"),
        header(exchange, "Content-Type").toLowerCase(Locale.ROOT),
        header(exchange, "Accept"),
        !header(exchange, "Upgrade").isEmpty(),
        body);
  }

  String param(String name) {
    return query.getOrDefault(name, "");
  }

  boolean flag(String name) {
    String value = query.get(name);
    return value != null && (value.equals("true") || value.equals("1"));
  }

  /** Who writes: the field manager, or the program's name. */
  String manager() {
    String named = param("fieldManager");
    int slash = userAgent.indexOf('/');
    return named.isEmpty() ? userAgent.substring(0, slash < 0 ? userAgent.length() : slash) : named;
  }

  boolean dryRun() {
    return param("dryRun").equals("All");
  }

  /**
   * The body as JSON; an empty object when there is none.
   *
   * @throws ApiError 400 when it is no JSON
   */
  JsonNode json() {
    if (body.isEmpty()) {
      return Trees.object();
    }
    try {
      return Trees.read(body);
    } catch (JsonProcessingException e) {
      throw ApiError.badRequest("the object provided is unrecognized: " + e.getOriginalMessage());
    }
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  private static String user(String authorization) {
    boolean bearer = authorization.regionMatches(true, 0, "Bearer ", 0, 7);
    return bearer ? authorization.substring(7).strip() : "system:anonymous";
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new HashMap<>();
    if (raw == null || raw.isEmpty()) {
      return query;
    }
    for (String pair : AMPERSAND.split(raw, -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      query.put(decode(name), decode(value));
    }
    return query;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
