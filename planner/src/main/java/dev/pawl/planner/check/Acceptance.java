package dev.pawl.planner.check;

import java.time.LocalDate;

/**
 * Somebody's word that an upgrade may go on in spite of one finding ({@code spec.checks.accept}).
 *
 * @param id of the check
 * @param object of the finding: {@code Kind/namespace/name} or {@code Kind/name}
 * @param until the last day, in UTC, on which it counts
 */
public record Acceptance(String id, String object, String reason, LocalDate until) {

  /** Whether it is about such a finding. */
  boolean covers(String check, Finding finding) {
    return id.equals(check) && object.equals(finding.object());
  }

  /** Whether it no longer counts. */
  public boolean expired(LocalDate today) {
    return today.isAfter(until);
  }
}
