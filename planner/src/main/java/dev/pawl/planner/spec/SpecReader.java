package dev.pawl.planner.spec;

import dev.pawl.planner.spec.text.Binder;
import dev.pawl.planner.spec.text.FieldPath;
import dev.pawl.planner.spec.text.Node;
import dev.pawl.planner.spec.text.Problems;
import dev.pawl.planner.spec.text.TextProblemException;
import dev.pawl.planner.spec.text.TreeReader;
import java.util.List;
import java.util.stream.Stream;

/**
 * Text of an upgrade.yaml (or the same in JSON) to an {@link UpgradeSpec}. Strict: unknown fields,
 * wrong types, contradictions and what is not supported yet are problems, and all of them are
 * reported at once, each with line, path and way out. Paths in it stay as written.
 */
public final class SpecReader {

  private final List<DocumentCheck> checks =
      List.of(
          new TargetCheck(),
          new DistributedCloudCheck(),
          new NamesCheck(),
          new LabelsCheck(),
          new OverlapCheck(),
          new StrategyCheck(),
          new CommandsCheck(),
          new AddonsCheck(),
          new AddonDependenciesCheck(),
          new TimeoutsCheck(),
          new DrainCheck(),
          new GatesCheck(),
          new WindowsCheck(),
          new SomethingToDoCheck());

  /**
   * @throws SpecException with every problem found
   */
  public UpgradeSpec read(String yaml) {
    Node root = tree(yaml);
    Problems problems = new Problems(root);
    UpgradeDocument document =
        new Binder(SpecScalars.all(), problems).bind(UpgradeDocument.class, root);
    refuseAnotherKind(root, problems);
    if (document != null && document.spec() != null) {
      checks.forEach(check -> check.check(document, problems));
    }
    if (!problems.isEmpty()) {
      throw new SpecException(problems.all());
    }
    return SpecAssembler.assemble(document);
  }

  private static Node tree(String yaml) {
    try {
      return new TreeReader().read(yaml);
    } catch (TextProblemException e) {
      throw new SpecException(List.of(e.problem()));
    }
  }

  /** Of another kind of document, every field would be unknown: that would bury the reason. */
  private static void refuseAnotherKind(Node root, Problems problems) {
    List<String> wrong =
        Stream.of("apiVersion", "kind")
            .map(FieldPath.root()::field)
            .filter(header -> root.child(header.steps().get(0)) != null && problems.touch(header))
            .map(FieldPath::toString)
            .toList();
    if (!wrong.isEmpty()) {
      throw new SpecException(
          problems.all().stream().filter(p -> wrong.contains(p.path())).toList());
    }
  }
}
