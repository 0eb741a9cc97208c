package dev.pawl.planner.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows in an upgrade.yaml: each fault with its line, its path and the way out. */
class WindowsTest {

  private static final String WINDOW =
      "- {rrule: \"FREQ=WEEKLY;BYDAY=SA\", start: \"02:00\", duration: 4h, timezone: Europe/Paris}\n";

  private static String with(String old, String written) {
    assertThat(WINDOW).contains(old);
    return SpecTexts.kwokPool("") + "  windows:\n" + WINDOW.replace(old, written).indent(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BYDAY=SA|BYDAY=XX|spec.windows[0].rrule",
        "FREQ=WEEKLY;BYDAY=SA|FREQ=HOURLY|spec.windows[0].rrule",
        "\"02:00\"|\"25:00\"|spec.windows[0].start",
        "4h|0|spec.windows[0].duration",
        "Europe/Paris|Europe/Pariss|spec.windows[0].timezone",
        "timezone: Europe/Paris|timezone: Europe/Paris, exclude: [christmas]|spec.windows[0].exclude[0]",
        "timezone: Europe/Paris|timezone: Europe/Paris, pools: [b]|spec.windows[0].pools[0]",
        "start: \"02:00\", |''|spec.windows[0].start",
        "timezone: Europe/Paris|timezone: Europe/Paris, day: SA|spec.windows[0].day"
      })
  void shouldNameTheFieldThatIsWrong(String old, String written, String path) {
    assertThat(SpecTexts.problems(with(old, written)))
        .singleElement()
        .asString()
        .startsWith("upgrade.yaml:12: " + path + ":")
        .contains("; ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"02:00\"|'02:00'",
        "timezone: Europe/Paris|timezone: Europe/Paris, pools: [workers], from: \"2026-10-03\""
      })
  void shouldAcceptWhatIsRight(String old, String written) {
    String text = with(old, written);

    assertThat(SpecTexts.problems(text)).isEmpty();
    assertThat(SchemaValidation.messages(text)).isEmpty();
  }
}
