package dev.pawl.planner.spec.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FieldPathTest {

  private final FieldPath items = FieldPath.root().field("spec").field("pools").field("items");

  @Test
  void shouldBeWrittenAsPeopleWriteIt() {
    assertThat(FieldPath.root()).hasToString("");
    assertThat(items.item(0).field("name")).hasToString("spec.pools.items[0].name");
    assertThat(items.field("example.com/a")).hasToString("spec.pools.items[\"example.com/a\"]");
  }

  @Test
  void shouldKnowWhatIsInsideOfIt() {
    assertThat(items.item(1).isAtOrBelow(items)).isTrue();
    assertThat(items.isAtOrBelow(items)).isTrue();
    assertThat(items.isAtOrBelow(items.item(1))).isFalse();
    assertThat(items.item(1).isAtOrBelow(items.item(0))).isFalse();
  }
}
