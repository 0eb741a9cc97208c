package dev.pawl.starter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pawl.starter.output.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLinesTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void shouldKeepErrorsOffStandardOutput() {
    assertThat(run("plan", "-f", "/no/such/file.yaml")).isEqualTo(1);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).isEqualTo("error: there is no file /no/such/file.yaml\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-o json", "-ojson", "-o=json", "--output=json", "--output json"})
  void shouldSayErrorsAsADocumentWhereOneIsAskedFor(String option) throws IOException {
    assertThat(run(("plan -f /no/such/file.yaml " + option).split(" ", -1))).isEqualTo(1);
    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(json.at("/error/message").asText()).contains("/no/such/file.yaml");
    assertThat(json.at("/error/problems").isArray()).isTrue();
  }

  @Test
  void shouldSayWrongUseAsADocumentToo() throws IOException {
    assertThat(run("start", "-o", "json")).isEqualTo(1);
    assertThat(new ObjectMapper().readTree(out.toString()).at("/error/message").asText())
        .contains("--filename");
  }

  @ParameterizedTest
  @ValueSource(strings = {"report prod-eu --to x"})
  void shouldSayWhatIsNotSupportedYet(String line) {
    assertThat(run(line.split(" ", -1))).isEqualTo(1);
    assertThat(err.toString()).contains("is not supported yet");
  }

  @Test
  void shouldSuggestWhatMayHaveBeenMeant() {
    assertThat(run("stat")).isEqualTo(1);
    assertThat(err.toString()).contains("start").contains("--help");
  }

  @Test
  void shouldCompleteInBashAndZsh() {
    assertThat(run("completion", "bash")).isZero();
    assertThat(out.toString()).contains("complete -F _complete_pawl");
    assertThat(run("completion", "fish")).isEqualTo(1);
  }

  @Test
  void shouldKnowItsVersion() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).matches("(?s)pawl \\d.*");
  }

  @Test
  void shouldSayWhichNumberOfAPoolIsToChange() {
    assertThat(run("concurrency", "prod-eu", "--max-surge", "3")).isEqualTo(1);
    assertThat(err.toString()).contains("--pool");
    assertThat(run("concurrency", "--help")).isZero();
    assertThat(out.toString()).contains("--max-surge=N|%").contains("--max-unavailable=N|%");
  }

  @Test
  void shouldNotWatchEverything() {
    assertThat(run("status", "--watch")).isEqualTo(1);
    assertThat(err.toString()).contains("--watch needs the name of one upgrade");
  }

  private int run(String... words) {
    return CommandLines.run(
        Terminal.plain(new PrintWriter(out, true), new PrintWriter(err, true)), words);
  }
}
