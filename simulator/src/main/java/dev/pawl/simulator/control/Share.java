package dev.pawl.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;

/** A number or a percentage of a whole, as {@code intstr.GetScaledValueFromIntOrPercent}. */
final class Share {
  private Share() {}

  static int up(JsonNode share, int whole) {
    return scaled(share, whole, true);
  }

  static int down(JsonNode share, int whole) {
    return scaled(share, whole, false);
  }

  private static int scaled(JsonNode share, int whole, boolean up) {
    String text = share.asText("0");
    if (!text.endsWith("%")) {
      return share.asInt();
    }
    double part = Double.parseDouble(text.substring(0, text.length() - 1)) * whole / 100;
    return (int) (up ? Math.ceil(part) : Math.floor(part));
  }
}
