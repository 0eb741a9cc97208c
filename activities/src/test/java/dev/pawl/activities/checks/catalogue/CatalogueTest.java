package dev.pawl.activities.checks.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.FakeView;
import dev.pawl.activities.checks.Reading;
import dev.pawl.activities.checks.UnreadableException;
import dev.pawl.planner.check.Stage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every check. */
class CatalogueTest {

  @Test
  void shouldNameEachCheckOnce() {
    assertThat(Catalogue.all()).extracting(c -> c.about().id()).doesNotHaveDuplicates();
  }

  @Test
  void shouldRunEachCheckBeforeAll() {
    assertThat(Catalogue.all()).allMatch(c -> c.about().stages().contains(Stage.BEFORE_ALL));
  }

  /** Also proof that a check reads what it says: else its role in RBAC would not be known. */
  @ParameterizedTest(name = "{0} without {2}")
  @MethodSource("readings")
  void shouldNotKnowWhereSomethingMayNotBeRead(String id, Check check, Reading<?> denied) {
    assertThatThrownBy(() -> check.look(new FakeView().denying(denied)))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining(denied.right().resource());
  }

  static Stream<Arguments> readings() {
    return Catalogue.all().stream()
        .flatMap(c -> c.about().reads().stream().map(r -> Arguments.of(c.about().id(), c, r)));
  }
}
