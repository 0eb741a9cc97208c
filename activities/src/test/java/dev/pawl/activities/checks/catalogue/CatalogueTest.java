package dev.pawl.activities.checks.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.CleanCluster;
import dev.pawl.activities.checks.Reading;
import dev.pawl.activities.checks.UnreadableException;
import dev.pawl.activities.checks.View;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Found.Gap;
import dev.pawl.planner.check.Severity;
import dev.pawl.planner.check.Stage;
import java.util.List;
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

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void shouldFindNothingWhereNothingIsTheMatter(String id, Check check) {
    Found found = check.look(CleanCluster.view());

    assertThat(found.findings()).isEmpty();
    assertThat(found.gaps()).allMatch(g -> g.severity() == Severity.INFO);
  }

  static Stream<Arguments> all() {
    return Catalogue.all().stream().map(c -> Arguments.of(c.about().id(), c));
  }

  /** Also proof that a check reads what it says: else its role in RBAC would not be known. */
  @ParameterizedTest(name = "{0} without {2}")
  @MethodSource("readings")
  void shouldNotKnowWhereSomethingMayNotBeRead(String id, Check check, Reading<?> denied) {
    assertThat(unknown(check, CleanCluster.view().denying(denied)))
        .anySatisfy(said -> assertThat(said).contains(denied.right().resource()));
  }

  /** Some go on with what they can read, and say what they could not. */
  private static List<String> unknown(Check check, View view) {
    try {
      return check.look(view).gaps().stream().map(Gap::message).toList();
    } catch (UnreadableException e) {
      return List.of(e.getMessage());
    }
  }

  static Stream<Arguments> readings() {
    return Catalogue.all().stream()
        .flatMap(c -> c.about().reads().stream().map(r -> Arguments.of(c.about().id(), c, r)));
  }
}
