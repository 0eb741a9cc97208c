package dev.pawl.activities.addon.source;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * What plain words of a manifest mean: as kubectl reads them. That is YAML 1.1 ({@code yes} is a
 * boolean, {@code 0644} is octal) without dates and without numbers to the base of 60, which would
 * turn {@code 2026-01-01} and {@code 80:8080} into something else.
 */
final class KubeYamlResolver extends Resolver {

  private static final Pattern INTEGER =
      Pattern.compile("[-+]?(0b[01_]+|0[0-7_]*|[1-9][0-9_]*|0x[0-9a-fA-F_]+)");
  private static final Pattern DECIMAL =
      Pattern.compile(
          "[-+]?(([0-9][0-9_]*)\\.[0-9_]*([eE][-+]?[0-9]+)?|[0-9][0-9_]*[eE][-+]?[0-9]+"
              + "|\\.[0-9][0-9_]*([eE][-+]?[0-9]+)?|\\.(inf|Inf|INF))|\\.(nan|NaN|NAN)");

  @Override
  protected void addImplicitResolvers() {
    addImplicitResolver(Tag.BOOL, BOOL, "yYnNtTfFoO");
    addImplicitResolver(Tag.INT, INTEGER, "-+0123456789");
    addImplicitResolver(Tag.FLOAT, DECIMAL, "-+0123456789.");
    addImplicitResolver(Tag.MERGE, MERGE, "<");
    addImplicitResolver(Tag.NULL, NULL, "~nN\0");
    addImplicitResolver(Tag.NULL, EMPTY, null);
  }
}
