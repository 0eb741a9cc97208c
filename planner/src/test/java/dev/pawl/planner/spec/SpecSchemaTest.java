package dev.pawl.planner.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecSchemaTest {

  private static final Path PUBLISHED = Path.of("..", "docs", "upgrade.schema.json");

  @Test
  void shouldBeWhatIsPublished() throws IOException {
    String generated = new SpecSchema().json();
    if (Boolean.getBoolean("pawl.regenerate")) {
      Files.writeString(PUBLISHED, generated);
    }

    assertThat(PUBLISHED)
        .as("run the test with -Dpawl.regenerate=true and commit the file")
        .content()
        .isEqualTo(generated);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "strategy: {maxSurge: 10%, maxUnavailable: 2, readyTimeout: 1h30m, canary: {soak: 0}}",
        "strategy: {maxSurge: \"3\"}",
        "strategy:",
        "drain: {onBlocked: , deleteBarePods: true}",
        "drain: {onBlocked: force, force: {minPodAge: 72h}}",
        "drain: {onBlocked: quarantine, maxQuarantined: 5%}"
      })
  void shouldAcceptWhatTheReaderAccepts(String lines) {
    String text = SpecTexts.kwokPool(lines + "\n");

    assertThat(SpecTexts.problems(text)).isEmpty();
    assertThat(SchemaValidation.messages(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "speed: 3",
        "strategy: {maxSurge: ten}",
        "strategy: {maxSurge: -1}",
        "strategy: {maxSurge: 1.5}",
        "strategy: {canary: {nodes: -1}}",
        "strategy: {order: [size]}",
        "strategy: {readyTimeout: 15}",
        "strategy: {readyTimeout: \"\"}",
        "drain: {timeout: PT30M}",
        "drain: {onBlocked: leave}",
        "drain: {deleteBarePods: \"true\"}",
        "name: ''"
      })
  void shouldRefuseWhatTheReaderRefuses(String lines) {
    String text =
        lines.startsWith("name")
            ? SpecTexts.kwokPool("").replace("name: workers", lines)
            : SpecTexts.kwokPool(lines + "\n");

    assertThat(SpecTexts.problems(text)).isNotEmpty();
    assertThat(SchemaValidation.messages(text)).isNotEmpty();
  }
}
