package dev.pawl.planner.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a check has to say: what it found, and what it could not look at.
 *
 * @param gaps empty where everything was looked at
 */
public record Found(List<Finding> findings, List<Gap> gaps) {

  /**
   * Something that could not be looked at.
   *
   * @param severity block where it exists and could not be read; info where it is out of reach by
   *     nature
   */
  public record Gap(Severity severity, String message, String remediation) {}

  public Found {
    findings = List.copyOf(findings);
    gaps = List.copyOf(gaps);
  }

  public static Found nothing() {
    return new Found(List.of(), List.of());
  }

  public static Found of(List<Finding> findings) {
    return new Found(findings, List.of());
  }

  public static Found of(Stream<Finding> findings) {
    return of(findings.toList());
  }

  public static Found unknown(Severity severity, String message, String remediation) {
    return new Found(List.of(), List.of(new Gap(severity, message, remediation)));
  }

  /** Both together. */
  public Found and(Found other) {
    List<Finding> all = new ArrayList<>(findings);
    all.addAll(other.findings);
    List<Gap> open = new ArrayList<>(gaps);
    open.addAll(other.gaps);
    return new Found(all, open);
  }

  /**
   * As a result.
   *
   * @param worst the worst that such a check may find
   */
  public CheckResult result(String id, String title, Severity worst) {
    if (findings.isEmpty() && gaps.isEmpty()) {
      return new CheckResult(id, title, Outcome.PASS, worst, null, null, List.of());
    }
    Severity severity =
        Stream.concat(findings.stream().map(Finding::weight), gaps.stream().map(Gap::severity))
            .reduce(Severity.INFO, Severity::worse);
    return new CheckResult(
        id,
        title,
        findings.isEmpty() ? Outcome.UNKNOWN : Outcome.FAIL,
        severity,
        joined(gaps.stream().map(Gap::message)),
        joined(gaps.stream().map(Gap::remediation)),
        findings);
  }

  private static String joined(Stream<String> sentences) {
    List<String> distinct = sentences.distinct().toList();
    return distinct.isEmpty() ? null : String.join("; ", distinct);
  }
}
