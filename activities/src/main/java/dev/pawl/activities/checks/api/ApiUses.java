package dev.pawl.activities.checks.api;

import dev.pawl.activities.checks.Reading;
import dev.pawl.activities.checks.UnreadableException;
import dev.pawl.activities.checks.View;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Found.Gap;
import dev.pawl.planner.check.Severity;
import dev.pawl.planner.lifecycle.ApiRemoval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Uses of API versions, and what of them could not be looked at.
 *
 * @param gaps of sources that could not be read
 */
record ApiUses(List<ApiUse> uses, Found gaps) {

  ApiUses {
    uses = List.copyOf(uses);
  }

  static ApiUses of(Stream<ApiUse> uses) {
    return new ApiUses(uses.toList(), Found.nothing());
  }

  static ApiUses none() {
    return new ApiUses(List.of(), Found.nothing());
  }

  /** Something whose versions could not be looked at. */
  static ApiUses gap(Severity severity, String message, String wayOut) {
    return new ApiUses(List.of(), Found.unknown(severity, message, wayOut));
  }

  /**
   * All of one kind; where it may not be read, that is a gap, and no reason not to go on.
   *
   * @param missing how bad the gap is
   */
  static <T> ApiUses read(
      View view, Reading<T> reading, Severity missing, Function<T, ApiUses> uses) {
    try {
      return view.read(reading).stream().map(uses).reduce(none(), ApiUses::and);
    } catch (UnreadableException e) {
      return gap(missing, e.getMessage(), e.wayOut());
    }
  }

  ApiUses and(ApiUses other) {
    return new ApiUses(
        Stream.concat(uses.stream(), other.uses.stream()).toList(), gaps.and(other.gaps));
  }

  /**
   * One finding for each object that uses a version which ends.
   *
   * @param ends the end of a use's version; empty where it does not matter here
   * @param most no finding or gap is worse than that
   */
  Found found(Function<ApiUse, Optional<ApiRemoval>> ends, Severity most) {
    Map<String, Ending> byObject = new LinkedHashMap<>();
    for (ApiUse use : uses) {
      ends.apply(use)
          .ifPresent(end -> byObject.computeIfAbsent(use.object(), Ending::new).add(use, end));
    }
    List<Gap> open =
        gaps.gaps().stream()
            .map(g -> new Gap(milder(g.severity(), most), g.message(), g.remediation()))
            .toList();
    return new Found(byObject.values().stream().map(e -> e.finding(most)).toList(), open);
  }

  private static Severity milder(Severity one, Severity other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  /** All that ends in one object. */
  private static final class Ending {
    private final String object;
    private final TreeSet<String> words = new TreeSet<>();
    private final TreeSet<String> waysOut = new TreeSet<>();
    private Severity severity = Severity.INFO;

    Ending(String object) {
      this.object = object;
    }

    void add(ApiUse use, ApiRemoval end) {
      words.add("%s, %s, ends with %s".formatted(end.spoken(), use.where(), end.in()));
      waysOut.add(end.remediation());
      severity = severity.worse(use.severity());
    }

    Finding finding(Severity most) {
      return new Finding(
          milder(severity, most),
          object,
          String.join("; ", words),
          String.join("; ", waysOut),
          null);
    }
  }
}
