package dev.pawl.planner.spec.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TreeReaderTest {

  private final TreeReader reader = new TreeReader();

  @Test
  void shouldKeepTheLettersOfScalars() throws TextProblemException {
    Node.Mapping root = (Node.Mapping) reader.read("a: 1.30\nb: 0o17\nc: 1_000\nd: 'x'\n");

    assertThat(root.fields().values())
        .extracting(n -> ((Node.Scalar) n).text())
        .containsExactly("1.30", "0o17", "1_000", "x");
  }

  @Test
  void shouldPlaceContainersAtTheirKeysAndScalarsAtTheirValues() throws TextProblemException {
    Node.Mapping root = (Node.Mapping) reader.read("a:\n  - x\n  -\n    b: y\n");

    Node.Sequence list = (Node.Sequence) root.fields().get("a");
    assertThat(list.position()).isEqualTo(new Position(1, 1));
    assertThat(list.items().get(0).position()).isEqualTo(new Position(2, 5));
    assertThat(list.items().get(1).position()).isEqualTo(new Position(4, 5));
  }

  @Test
  void shouldNotQuoteTheTextInASyntaxError() {
    assertThatThrownBy(() -> reader.read("password: \"hunter2\nuser: x\n"))
        .isInstanceOf(TextProblemException.class)
        .hasMessageNotContaining("hunter2");
  }

  /** Whatever is typed, the answer is a tree or a sentence, never a stack trace. */
  @Property
  void shouldAnswerAnyTextWithATreeOrAProblem(@ForAll String text) {
    try {
      assertThat(reader.read(text).position().line()).isPositive();
    } catch (TextProblemException e) {
      assertThat(e.problem().render("f")).startsWith("f:");
    }
  }
}
