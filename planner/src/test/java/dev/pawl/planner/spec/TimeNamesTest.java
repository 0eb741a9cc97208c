package dev.pawl.planner.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.predict.StepKind;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimeNamesTest {

  @Test
  void shouldNameEveryFieldThatCanBeWritten() {
    assertThat(Arrays.stream(StepKind.values()).map(TimeNames::of).flatMap(Optional::stream))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(UpgradeDocument.Times.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList());
  }
}
