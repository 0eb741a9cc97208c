package dev.pawl.activities.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HelmValuesTest {

  @Test
  void shouldMergeMappingsAndTakeTheLastOfEverythingElse() throws IOException {
    HelmValues values =
        HelmValues.of(
            List.of(
                tree("{'a': {'x': 1, 'y': [1, 2]}, 'b': 'old'}"),
                tree("{'a': {'y': [3]}, 'b': {'c': true}}")));
    assertThat(values.merged()).isEqualTo(tree("{'a': {'x': 1, 'y': [3]}, 'b': {'c': true}}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'a': 1} | {'a': 1.0} | true",
        "{'a': 1} | {'a': 2} | false",
        "{'a': 1} | {'a': '1'} | false",
        "{'a': {}} | {} | true",
        "{} | null | true",
        "{'a': [{'b': 1}]} | {'a': [{'b': 1.00}]} | true",
        "{'a': [1]} | {'a': [1, 2]} | false",
        "{'a': 'x'} | {'a': 'x', 'b': 'y'} | false",
      })
  void shouldKnowTheValuesOfARelease(String values, String config, boolean same)
      throws IOException {
    assertThat(HelmValues.of(List.of(tree(values))).areThoseOf(tree(config))).isEqualTo(same);
  }

  @Test
  void shouldHideWhatIsSecret() throws IOException {
    HelmValues values =
        HelmValues.of(
            List.of(tree("{'db': {'password': 'hunter2'}, 'apiKeys': ['k1-hunter2'], 'x': 'y'}")));
    assertThat(values.hideIn("no hunter2, no k1-hunter2, but y"))
        .isEqualTo("no ***, no ***, but y");
    assertThat(values).hasToString("HelmValues");
  }

  private static JsonNode tree(String json) throws IOException {
    return new ObjectMapper().readTree(json.strip().replace('\'', '"'));
  }
}
