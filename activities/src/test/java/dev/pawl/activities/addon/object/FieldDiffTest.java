package dev.pawl.activities.addon.object;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldDiffTest {

  private static final String HIDDEN = "(not shown)";

  @Test
  void shouldNameFieldsThatComeGoAndChange() throws IOException {
    assertThat(diff("{'a': 1, 'b': 'x', 'c': {'d': true}}", "{'a': 2, 'c': {'e/f': [1]}}"))
        .containsExactly(
            new FieldChange(".a", "1", "2"),
            new FieldChange(".b", "x", null),
            new FieldChange(".c.d", "true", null),
            new FieldChange(".c['e/f']", null, "[1]"));
    assertThat(diff("{'a': null}", "{}")).isEmpty();
  }

  @Test
  void shouldCompareItemsByTheirNames() throws IOException {
    assertThat(
            diff(
                "{'c': [{'name': 'x', 'image': '1'}, {'name': 'y'}], 'p': [1, 2]}",
                "{'c': [{'name': 'y'}, {'name': 'x', 'image': '2'}], 'p': [1]}"))
        .containsExactly(
            new FieldChange(".c[?(@.name==\"x\")].image", "1", "2"),
            new FieldChange(".p[1]", "2", null));
  }

  @Test
  void shouldNotShowWhatMayBeSecret() throws IOException {
    assertThat(
            diff(
                "{'kind': 'Secret', 'data': {'a': 'b'}}", "{'kind': 'Secret', 'data': {'a': 'c'}}"))
        .containsExactly(new FieldChange(".data.a", HIDDEN, HIDDEN));
    assertThat(
            diff(
                "{'env': [{'name': 'DB_PASSWORD', 'value': 'old'}]}",
                "{'env': [{'name': 'DB_PASSWORD', 'value': 'new'}]}"))
        .containsExactly(new FieldChange(".env[?(@.name==\"DB_PASSWORD\")].value", HIDDEN, HIDDEN));
    assertThat(diff("{}", "{'conf': {'apiToken': 'x'}}"))
        .containsExactly(new FieldChange(".conf", null, HIDDEN));
  }

  private static List<FieldChange> diff(String before, String after) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    return FieldDiff.between(
        mapper.readTree(before.replace('\'', '"')), mapper.readTree(after.replace('\'', '"')));
  }
}
