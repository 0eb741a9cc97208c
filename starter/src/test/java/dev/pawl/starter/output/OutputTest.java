package dev.pawl.starter.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputTest {

  @ParameterizedTest
  @CsvSource({
    "-3, 0s",
    "45, 45s",
    "60, 1m",
    "190, 3m10s",
    "3600, 1h",
    "7500, 2h5m",
    "190000, 2d4h",
  })
  void shouldSayTimesInTwoUnits(long seconds, String text) {
    assertThat(Times.of(Duration.ofSeconds(seconds))).isEqualTo(text);
  }

  @Test
  void shouldAlignColumns() {
    assertThat(TextTable.of("NAME", "STATE").row("prod-eu", "Held").row("a", "").lines())
        .containsExactly("NAME      STATE", "prod-eu   Held", "a");
  }

  @Test
  void shouldQuoteVersionsThatYamlWouldReadAsNumbers() {
    assertThat(Documents.text(Map.of("target", "1.30"), OutputFormat.YAML))
        .isEqualTo("target: \"1.30\"\n");
  }
}
