package dev.pawl.starter.check;

import dev.pawl.starter.output.Documents;
import dev.pawl.starter.output.OutputFormat;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What {@code pawl check -o} may be. */
public enum CheckFormat {
  /** For people. */
  TABLE,
  JSON,
  YAML,
  /** For code scanning (OASIS SARIF 2.1.0). */
  SARIF,
  /** For continuous integration: a test case for each check. */
  JUNIT;

  /**
   * The document, with a line end; empty where people read it.
   *
   * @param file the upgrade.yaml as it was typed
   * @param version of Pawl
   */
  public Optional<String> document(Checked checked, Path file, String version) {
    return switch (this) {
      case TABLE -> Optional.empty();
      case JSON -> Optional.of(Documents.text(CheckDocument.of(checked), OutputFormat.JSON));
      case YAML -> Optional.of(Documents.text(CheckDocument.of(checked), OutputFormat.YAML));
      case SARIF ->
          Optional.of(Documents.text(SarifLog.of(checked, file, version), OutputFormat.JSON));
      case JUNIT -> Optional.of(JunitXml.of(checked));
    };
  }

  /** As it is typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
