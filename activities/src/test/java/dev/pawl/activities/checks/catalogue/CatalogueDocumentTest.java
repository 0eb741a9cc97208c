package dev.pawl.activities.checks.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of checks in {@code docs/checks.md} is that of the code. */
class CatalogueDocumentTest {

  private static final String REGENERATE = "pawl.regenerate";
  private static final String BEGIN = "<!-- made by CatalogueDocumentTest -->\n";

  /** That a person would still read. */
  private static final int MOST_NAMES = 10;

  private static final String END = "<!-- end -->";

  @Test
  void shouldListEveryCheckAsTheCodeHasIt() throws IOException {
    Path file = Repository.file("docs/checks.md");
    String text = Files.readString(file);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    String expected = text.substring(0, begin) + table() + text.substring(text.indexOf(END));
    if (Boolean.getBoolean(REGENERATE)) {
      Files.writeString(file, expected);
    }

    assertThat(Files.readString(file))
        .as("run this test with -D%s=true", REGENERATE)
        .isEqualTo(expected);
  }

  private static String table() {
    return "| id | looks for | worst | when | reads | who mends it |\n|---|---|---|---|---|---|\n"
        + Catalogue.all().stream()
            .map(Check::about)
            .map(CatalogueDocumentTest::row)
            .collect(Collectors.joining());
  }

  private static String row(About about) {
    return "| %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            about.id(),
            about.title(),
            about.worst(),
            about.stages().stream()
                .sorted(Comparator.naturalOrder())
                .map(Object::toString)
                .collect(Collectors.joining(", ")),
            reads(about),
            about.owner().name().toLowerCase(Locale.ROOT));
  }

  private static String reads(About about) {
    List<String> names = about.reads().stream().map(Object::toString).distinct().toList();
    if (names.size() > MOST_NAMES) {
      return "%d kinds that people write, in deploy/rbac-check.yaml".formatted(names.size());
    }
    return names.isEmpty() ? "–" : String.join(", ", names);
  }
}
