package dev.pawl.worker.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostPortTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:9640, 127.0.0.1, 9640",
    "0.0.0.0:9640, 0.0.0.0, 9640",
    "localhost:1, localhost, 1",
    "[::1]:9640, ::1, 9640",
    "9640, 127.0.0.1, 9640",
    "0, 127.0.0.1, 0"
  })
  void shouldReadHostAndPort(String text, String host, int port) {
    assertThat(HostPort.parse(text)).isEqualTo(new HostPort(host, port));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "host", ":9640", "host:", "127.0.0.1:65536", "::1:9640", "a b:1"})
  void shouldSayWhatWasExpected(String text) {
    assertThatThrownBy(() -> HostPort.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'")
        .hasMessageContaining("expected host:port");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:9640", "[::1]:9640"})
  void shouldBeWrittenAsItIsRead(String text) {
    assertThat(HostPort.parse(text)).hasToString(text);
  }
}
