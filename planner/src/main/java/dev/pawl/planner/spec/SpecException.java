package dev.pawl.planner.spec;

import dev.pawl.planner.spec.text.SpecProblem;
import java.util.List;
import java.util.stream.Collectors;

/** What a user wrote is no upgrade; carries every problem found, in the order of the text. */
public final class SpecException extends RuntimeException {

  private final transient List<SpecProblem> problems;

  public SpecException(List<SpecProblem> problems) {
    super(render("upgrade.yaml", problems));
    this.problems = List.copyOf(problems);
  }

  /** All of them, at least one. */
  public List<SpecProblem> problems() {
    return problems;
  }

  /** One problem per line, for a person: {@code file:line: path: message; way out}. */
  public String render(String file) {
    return render(file, problems);
  }

  private static String render(String file, List<SpecProblem> problems) {
    return problems.stream().map(p -> p.render(file)).collect(Collectors.joining("\n"));
  }
}
