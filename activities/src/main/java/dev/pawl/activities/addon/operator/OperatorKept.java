package dev.pawl.activities.addon.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What has to be known to bring a field back.
 *
 * @param before its value; null where it was not there
 * @param set what it is set to
 */
record OperatorKept(JsonNode before, String set) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  OperatorKept {
    // A null of JSON is a node, too.
    before = before == null || before.isNull() ? null : before;
  }

  byte[] pack() {
    try {
      return MAPPER.writeValueAsBytes(this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static OperatorKept unpack(byte[] packed) {
    try {
      return MAPPER.readValue(packed, OperatorKept.class);
    } catch (IOException e) {
      throw new UncheckedIOException("what was kept cannot be read", e);
    }
  }
}
