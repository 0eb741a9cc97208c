package dev.pawl.planner.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.pawl.planner.operator.OperatorReport.Available;
import dev.pawl.planner.operator.OperatorReport.Failed;
import dev.pawl.planner.operator.OperatorReport.Progressing;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperatorJudgeTest {

  private static final ReadyWhen BY_FIELD =
      new ReadyWhen(Map.of(), JsonPath.parse(".status.version"), "2");
  private static final ReadyWhen BY_CONDITION = new ReadyWhen(Map.of("Ready", "True"), null, null);

  @Test
  void shouldBelieveTheFieldThatHasTheVersion() throws IOException {
    assertThat(judge(BY_FIELD, "version: '2'")).isEqualTo(new Available());
    assertThat(judge(BY_FIELD, "version: '1'"))
        .isEqualTo(new Progressing(".status.version is 1, not 2"));
    assertThat(judge(BY_FIELD, "phase: New"))
        .isEqualTo(new Progressing(".status.version is not there, not 2"));
  }

  @Test
  void shouldNotBelieveAStatusOfAnOlderGeneration() throws IOException {
    assertThat(judge(BY_FIELD, "version: '2', observedGeneration: 4"))
        .isEqualTo(new Progressing("its operator has not seen the change yet"));
    assertThat(judge(BY_FIELD, "version: '2', observedGeneration: 5")).isEqualTo(new Available());
  }

  @Test
  void shouldOnlyBelieveConditionsThatNameTheirGeneration() throws IOException {
    assertThat(judge(BY_CONDITION, condition("Ready", "True", "")))
        .isInstanceOfSatisfying(
            Progressing.class,
            p -> assertThat(p.why()).contains("observedGeneration", "operator.ready.path"));
    assertThat(judge(BY_CONDITION, condition("Ready", "True", ", observedGeneration: 5")))
        .isEqualTo(new Available());
    assertThat(judge(BY_CONDITION, condition("Ready", "True", ", observedGeneration: 4")))
        .isEqualTo(new Progressing("condition Ready is from before the change"));
    assertThat(judge(BY_CONDITION, "observedGeneration: 5, " + condition("Ready", "True", "")))
        .isEqualTo(new Available());
  }

  @Test
  void shouldSayWhatAConditionSays() throws IOException {
    assertThat(
            judge(
                BY_CONDITION,
                condition("Ready", "False", ", reason: Pods, message: 1 of 3 are ready")))
        .isEqualTo(new Progressing("Ready is False (Pods: 1 of 3 are ready)"));
    assertThat(judge(BY_CONDITION, "phase: New"))
        .isEqualTo(new Progressing("there is no condition Ready"));
  }

  @Test
  void shouldTellFailedFromProgressing() throws IOException {
    assertThat(judge(BY_FIELD, condition("Progressing", "True", ", message: 3 of 5")))
        .isEqualTo(
            new Progressing(".status.version is not there, not 2; Progressing is True (3 of 5)"));
    assertThat(judge(BY_FIELD, condition("Failing", "True", ", reason: NoImage")))
        .isEqualTo(new Failed("Failing is True (NoImage)"));
    assertThat(judge(BY_FIELD, condition("Degraded", "False", ""))).isInstanceOf(Progressing.class);
    assertThat(judge(BY_FIELD, condition("Failing", "True", ", observedGeneration: 4")))
        .as("what failed before")
        .isInstanceOf(Progressing.class);
  }

  private static OperatorReport judge(ReadyWhen ready, String status) throws IOException {
    JsonNode object =
        new YAMLMapper().readTree("{metadata: {generation: 5}, status: {" + status + "}}");
    return OperatorJudge.judge(object, ready);
  }

  private static String condition(String type, String status, String more) {
    return "conditions: [{type: %s, status: '%s'%s}]".formatted(type, status, more);
  }
}
