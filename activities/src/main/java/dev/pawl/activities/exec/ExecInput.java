package dev.pawl.activities.exec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pawl.planner.spec.ExecAction;
import dev.pawl.planner.version.KubeVersion;
import java.nio.charset.StandardCharsets;

/** The document a command reads; its fields are a contract with users' scripts. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExecInput(
    String upgrade, ExecAction action, KubeVersion from, KubeVersion to, String node, int attempt) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  static byte[] of(ExecRun run) {
    ExecInput input =
        new ExecInput(run.upgrade(), run.action(), run.from(), run.to(), run.node(), run.attempt());
    try {
      return (MAPPER.writeValueAsString(input) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
