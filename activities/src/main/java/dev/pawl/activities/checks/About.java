package dev.pawl.activities.checks;

import dev.pawl.planner.check.Severity;
import dev.pawl.planner.check.Stage;
import java.util.List;
import java.util.Set;

/**
 * What a check is.
 *
 * @param id as in the catalogue; people accept findings by it, so it never changes
 * @param title what is looked for, as the subject of a sentence
 * @param worst the worst that it may find; and what it counts as when it cannot look
 * @param stages when it runs; {@link Stage#BEFORE_ALL} always among them
 * @param reads all that it reads, and nothing else
 */
public record About(
    String id,
    String title,
    Severity worst,
    Owner owner,
    Set<Stage> stages,
    List<Reading<?>> reads) {

  public About {
    stages = Set.copyOf(stages);
    reads = List.copyOf(reads);
  }
}
