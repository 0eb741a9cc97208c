package dev.pawl.activities.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.spec.ExecAction;
import dev.pawl.planner.undo.EtcdSnapshot;
import org.junit.jupiter.api.Test;

class ExecReplyTest {

  @Test
  void shouldReadTheTwoForms() {
    assertThat(ExecReply.read("{}\n", true, ExecAction.UPGRADE))
        .isEqualTo(new ExecReply.Said(null, null));
    assertThat(ExecReply.read(" {\"message\": \"done\"} ", true, ExecAction.UPGRADE))
        .isEqualTo(new ExecReply.Said("done", null));
  }

  @Test
  void shouldMakeTheMessageOneShortLine() {
    assertThat(ExecReply.read("{\"message\": \"a\\n\\tb\\u001b[0m\"}", true, ExecAction.UPGRADE))
        .isEqualTo(new ExecReply.Said("a b [0m", null));
    String longOne = "{\"message\": \"" + "x".repeat(2000) + "\"}";
    assertThat(ExecReply.read(longOne, true, ExecAction.UPGRADE))
        .isEqualTo(new ExecReply.Said("x".repeat(500), null));
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
    assertThat(ExecReply.read("{", false, ExecAction.UPGRADE))
        .isEqualTo(
            new ExecReply.Unreadable("it printed far more than one JSON document on stdout"));
  }

  @Test
  void shouldReadWhatEtcdutlSaysOfASnapshotAndOnlyOfOne() {
    String said =
        "{\"message\": \"s3://b/1\", \"snapshot\": {\"hash\": 4294967295, \"revision\": 812,"
            + " \"totalKey\": 230, \"totalSize\": 20480, \"version\": \"3.6.0\", \"more\": {}}}";
    assertThat(ExecReply.read(said, true, ExecAction.SNAPSHOT))
        .isEqualTo(
            new ExecReply.Said(
                "s3://b/1", new EtcdSnapshot(4294967295L, 812, 230, 20480, "3.6.0")));
    assertThat(problem(said))
        .isEqualTo("its stdout is a JSON object with more or other than a text 'message'");
    assertThat(ExecReply.read("{}", true, ExecAction.SNAPSHOT))
        .isEqualTo(new ExecReply.Said(null, null));
    assertThat(ExecReply.read("{\"snapshot\": {\"hash\": \"1\"}}", true, ExecAction.SNAPSHOT))
        .isEqualTo(new ExecReply.Unreadable("the 'hash' of its 'snapshot' is no whole number"));
    assertThat(ExecReply.read("{\"snapshot\": 3}", true, ExecAction.SNAPSHOT))
        .isInstanceOf(ExecReply.Unreadable.class);
  }

  private static String problem(String stdout) {
    return ((ExecReply.Unreadable) ExecReply.read(stdout, true, ExecAction.UPGRADE)).problem();
  }
}
