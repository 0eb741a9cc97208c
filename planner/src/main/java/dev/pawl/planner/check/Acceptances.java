package dev.pawl.planner.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What people have said that may stay as it is. One finding by one: what could not be looked at
 * cannot be accepted, for nobody knows what it would be.
 */
public final class Acceptances {

  private final List<Acceptance> all;
  private final LocalDate today;

  /**
   * @param today the day in UTC
   */
  public Acceptances(List<Acceptance> all, LocalDate today) {
    this.all = List.copyOf(all);
    this.today = today;
  }

  /** The same findings, each marked where it is accepted; expired words are told of. */
  public Found applied(String check, Found found) {
    return new Found(found.findings().stream().map(f -> judge(check, f)).toList(), found.gaps());
  }

  private Finding judge(String check, Finding finding) {
    List<Acceptance> about = all.stream().filter(a -> a.covers(check, finding)).toList();
    Optional<Acceptance> counts = about.stream().filter(a -> !a.expired(today)).findFirst();
    if (counts.isPresent()) {
      return finding.said(counts.get());
    }
    return about.isEmpty()
        ? finding
        : finding.because(" (accepted until %s, which is over)".formatted(about.get(0).until()));
  }

  /** Those that no finding is under: a word that is not needed any more, or has a slip in it. */
  public List<Acceptance> unused(List<CheckResult> results) {
    List<Acceptance> unused = new ArrayList<>(all);
    for (CheckResult result : results) {
      result.findings().forEach(f -> unused.removeIf(a -> a.covers(result.id(), f)));
    }
    return List.copyOf(unused);
  }
}
