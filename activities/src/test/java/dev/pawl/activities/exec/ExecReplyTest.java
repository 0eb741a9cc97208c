package dev.pawl.activities.exec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExecReplyTest {

  @Test
  void shouldReadTheTwoForms() {
    assertThat(ExecReply.read("{}\n", true)).isEqualTo(new ExecReply.Said(null));
    assertThat(ExecReply.read(" {\"message\": \"done\"} ", true))
        .isEqualTo(new ExecReply.Said("done"));
  }

  @Test
  void shouldMakeTheMessageOneShortLine() {
    assertThat(ExecReply.read("{\"message\": \"a\\n\\tb\\u001b[0m\"}", true))
        .isEqualTo(new ExecReply.Said("a b [0m"));
    String longOne = "{\"message\": \"" + "x".repeat(2000) + "\"}";
    assertThat(ExecReply.read(longOne, true)).isEqualTo(new ExecReply.Said("x".repeat(500)));
  }

  @Test
  void shouldSayWhatIsWrongWithoutRepeatingTheOutput() {
    assertThat(problem("")).isEqualTo("it printed nothing on stdout");
    assertThat(problem("password=x")).isEqualTo("its stdout is not one JSON document");
    assertThat(problem("{} {}")).isEqualTo("its stdout is not one JSON document");
    assertThat(problem("[]")).isEqualTo("its stdout is JSON, but no object");
    String other = "its stdout is a JSON object with more or other than a text 'message'";
    assertThat(problem("{\"ok\": true}")).isEqualTo(other);
    assertThat(problem("{\"message\": 3}")).isEqualTo(other);
    assertThat(ExecReply.read("{", false))
        .isEqualTo(
            new ExecReply.Unreadable("it printed far more than one JSON document on stdout"));
  }

  private static String problem(String stdout) {
    return ((ExecReply.Unreadable) ExecReply.read(stdout, true)).problem();
  }
}
