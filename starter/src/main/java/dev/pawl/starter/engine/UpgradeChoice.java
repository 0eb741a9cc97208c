package dev.pawl.starter.engine;

import dev.pawl.starter.cli.UserError;
import dev.pawl.starter.output.Times;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which upgrade a person means by a name. Pure. */
public final class UpgradeChoice {

  private UpgradeChoice() {}

  /** The newest run of each cluster. */
  public static List<UpgradeEntry> newest(List<UpgradeEntry> newestFirst) {
    Map<String, UpgradeEntry> byCluster = new LinkedHashMap<>();
    newestFirst.forEach(e -> byCluster.putIfAbsent(e.workflowId(), e));
    return List.copyOf(byCluster.values());
  }

  /**
   * The one of that name. One that runs is meant before one that has ended.
   *
   * @throws UserError where none is, naming the known ones, or where several are, listing them
   */
  public static UpgradeEntry named(String word, List<UpgradeEntry> newestFirst) {
    List<UpgradeEntry> called = newest(newestFirst.stream().filter(e -> e.isCalled(word)).toList());
    List<UpgradeEntry> open = called.stream().filter(UpgradeEntry::open).toList();
    List<UpgradeEntry> meant = open.isEmpty() ? called : open;
    if (meant.isEmpty()) {
      throw new UserError("no upgrade is called '%s'; %s".formatted(word, known(newestFirst)));
    }
    if (meant.size() > 1) {
      throw new UserError(
          "'%s' is ambiguous, name one by its id:\n%s"
              .formatted(
                  word, meant.stream().map(UpgradeChoice::line).collect(Collectors.joining("\n"))));
    }
    return meant.get(0);
  }

  private static String known(Collection<UpgradeEntry> entries) {
    List<String> names =
        new ArrayList<>(entries.stream().map(UpgradeEntry::name).distinct().sorted().toList());
    return names.isEmpty() ? "there is none yet" : "known: " + String.join(", ", names);
  }

  private static String line(UpgradeEntry e) {
    return "  %s   %s   started %s%s"
        .formatted(
            e.workflowId(),
            e.name(),
            Times.stamp(e.startedAt()),
            e.startedBy() == null ? "" : " by " + e.startedBy());
  }
}
