package dev.pawl.planner.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathTest {

  private static final String OBJECT =
      """
      {"spec": {"version": "1", "a.b": {"c/d": "2"}, "none": null,
        "parts": [{"name": "x", "v": "3"}, {"name": "y", "v": "4"}, {"name": "y", "v": "5"}]}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '|',
      value = {
        ".spec.version 1 /spec/version",
        "spec.version 1 /spec/version",
        "{.spec.version} 1 /spec/version",
        "$.spec.version 1 /spec/version",
        ".spec['a.b']['c/d'] 2 /spec/a.b/c~1d",
        ".spec.parts[0].v 3 /spec/parts/0/v",
        ".spec.parts[?(@.name==\"x\")].v 3 /spec/parts/0/v",
      })
  void shouldFindOneField(String path, String value, String pointer)
      throws JsonProcessingException {
    assertThat(JsonPath.parse(path).read(object())).map(JsonNode::asText).contains(value);
    assertThat(JsonPath.parse(path).pointer(object())).hasToString("Optional[" + pointer + "]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".spec.parts[7].v",
        ".spec.parts.v",
        ".spec.version.v",
        ".spec.parts[?(@.name==\"y\")].v",
        ".spec.parts[?(@.name==\"z\")].v"
      })
  void shouldLeadNowhereWhereThereIsNoOnePlace(String path) throws JsonProcessingException {
    assertThat(JsonPath.parse(path).pointer(object())).isEmpty();
    assertThat(JsonPath.parse(path).read(object())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {".spec.none", ".spec.none.version", ".spec.more.version"})
  void shouldKnowThePlaceOfAFieldThatIsNotThereYet(String path) throws JsonProcessingException {
    assertThat(JsonPath.parse(path).read(object())).isEmpty();
    assertThat(JsonPath.parse(path).pointer(object())).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", ".spec.*", "..version", ".a[1:2]", ".a[*]", ".a[?(@.b>1)]", "a b"})
  void shouldRefuseWhatIsNoPathToOneField(String path) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonPath.parse(path))
        .withMessage("expected " + JsonPath.EXPECTED);
  }

  @Test
  void shouldTravelAsItWasWritten() throws JsonProcessingException {
    ObjectMapper mapper = new ObjectMapper();
    JsonPath path = JsonPath.parse(".spec.parts[?(@.name==\"x\")].v");
    assertThat(mapper.readValue(mapper.writeValueAsString(path), JsonPath.class)).isEqualTo(path);
  }

  private static JsonNode object() throws JsonProcessingException {
    return new ObjectMapper().readTree(OBJECT);
  }
}
