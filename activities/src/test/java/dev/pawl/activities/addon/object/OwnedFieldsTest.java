package dev.pawl.activities.addon.object;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnedFieldsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OBJECT =
      """
      {"data": {"a": "1", "b": "2"},
       "spec": {"ports": [{"name": "http", "port": 80, "protocol": "TCP"},
                          {"name": "metrics", "port": 90, "protocol": "TCP"}],
                "finalizers": ["x", "y"], "args": ["-v", "-q"], "empty": {}}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'f:data':{'f:a':{}}} | {'data':{'a':'1'}}",
        "{'f:data':{'.':{},'f:b':{}}} | {'data':{'b':'2'}}",
        "{'f:data':{}} | {'data':{'a':'1','b':'2'}}",
        "{'f:data':{'f:gone':{}}} | {'data':{}}",
        "{'f:spec':{'f:args':{}}} | {'spec':{'args':['-v','-q']}}",
        "{'f:spec':{'f:empty':{'.':{}}}} | {'spec':{'empty':{}}}",
        "{'f:spec':{'f:finalizers':{'v:\"y\"':{}}}} | {'spec':{'finalizers':['y']}}",
        "{'f:spec':{'f:args':{'i:0':{}}}} | {'spec':{'args':['-v']}}",
        "{'f:spec':{'f:ports':{'k:{\"port\":90}':{'.':{},'f:name':{}}}}}"
            + " | {'spec':{'ports':[{'name':'metrics','port':90}]}}",
      })
  void shouldTakeTheOwnedPart(String fields, String part) throws Exception {
    assertThat(OwnedFields.project((ObjectNode) JSON.readTree(OBJECT), json(fields)))
        .isEqualTo(json(part));
  }

  @Test
  void shouldUniteSets() throws Exception {
    assertThat(
            OwnedFields.union(
                json("{'f:data':{'f:a':{}}}"), json("{'f:data':{'f:b':{}},'f:x':{'.':{}}}")))
        .isEqualTo(json("{'f:data':{'f:a':{},'f:b':{}},'f:x':{'.':{}}}"));
  }

  /** Single quotes for readable tables; those within a key are double ones, and escaped. */
  private static JsonNode json(String text) throws Exception {
    StringBuilder strict = new StringBuilder();
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\'') {
        inside = !inside;
        strict.append('"');
      } else {
        strict.append(c == '"' && inside ? "\\\"" : String.valueOf(c));
      }
    }
    return JSON.readTree(strict.toString());
  }
}
