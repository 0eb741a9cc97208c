package dev.pawl.starter.plan;

import dev.pawl.planner.spec.SpecException;
import dev.pawl.planner.spec.SpecReader;
import dev.pawl.planner.spec.UpgradeSpec;
import dev.pawl.planner.spec.text.FieldPath;
import dev.pawl.planner.spec.text.Node;
import dev.pawl.planner.spec.text.Problems;
import dev.pawl.planner.spec.text.SpecProblem;
import dev.pawl.planner.spec.text.TextProblemException;
import dev.pawl.planner.spec.text.TreeReader;
import dev.pawl.starter.cli.ExitCode;
import dev.pawl.starter.cli.UserError;
import dev.pawl.starter.cli.UserError.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An upgrade.yaml that was read.
 *
 * @param file as it was typed
 */
public record SpecFile(Path file, String text, UpgradeSpec spec) {

  private static final Pattern STEP = Pattern.compile("([A-Za-z0-9_-]+)|\\[(\\d{1,9})]");

  /**
   * Reads and checks it.
   *
   * @throws UserError with every problem and its line
   */
  public static SpecFile read(Path file) {
    String text = text(file);
    try {
      return new SpecFile(file, text, new SpecReader().read(text));
    } catch (SpecException e) {
      List<Problem> problems = e.problems().stream().map(p -> problem(file, p)).toList();
      throw new UserError(counted(problems.size(), file), ExitCode.USAGE, problems);
    }
  }

  /** The folder that paths in it are relative to. */
  public Path folder() {
    return file.toAbsolutePath().normalize().getParent();
  }

  /** A problem with one of its fields, at the field's line. */
  public Problem problem(String path, String message, String wayOut) {
    return new Problem(file.toString(), line(path), path, message, wayOut);
  }

  /**
   * What is wrong with it for this cluster.
   *
   * @param exitCode of the command
   */
  public UserError refused(List<Problem> problems, int exitCode) {
    return new UserError(counted(problems.size(), file), exitCode, problems);
  }

  private Integer line(String path) {
    try {
      Node root = new TreeReader().read(text);
      return new Problems(root).positionOf(fieldPath(path)).line();
    } catch (TextProblemException e) {
      throw new IllegalStateException("it was read before", e);
    }
  }

  private static FieldPath fieldPath(String path) {
    FieldPath field = FieldPath.root();
    Matcher step = STEP.matcher(path);
    while (step.find()) {
      field =
          step.group(1) != null
              ? field.field(step.group(1))
              : field.item(Integer.parseInt(step.group(2)));
    }
    return field;
  }

  private static String counted(int problems, Path file) {
    return problems == 1
        ? "there is a problem with " + file
        : "there are %d problems with %s".formatted(problems, file);
  }

  private static Problem problem(Path file, SpecProblem p) {
    return new Problem(file.toString(), p.line(), p.path(), p.message(), p.wayOut());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new UserError("there is no file " + file.toAbsolutePath(), e);
    } catch (IOException e) {
      throw new UserError("cannot read %s: %s".formatted(file.toAbsolutePath(), e.getMessage()), e);
    }
  }
}
