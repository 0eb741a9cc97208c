package dev.pawl.activities.checks.controlplane;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import java.util.List;
import java.util.stream.Stream;

/** What the apiserver says of itself: a line for each part that is not in order. */
final class Readyz implements Check {

  @Override
  public About about() {
    return new About(
        "CP-READYZ",
        "parts of the apiserver that are not ready",
        Severity.BLOCK,
        Owner.PLATFORM,
        When.ALWAYS,
        List.of(Readings.READYZ, Readings.LIVEZ));
  }

  private static final String FAILED = "[-]";

  @Override
  public Found look(View view) {
    return Found.of(
        Stream.concat(view.read(Readings.READYZ).stream(), view.read(Readings.LIVEZ).stream())
            .filter(line -> line.startsWith(FAILED))
            .map(line -> line.substring(FAILED.length()).strip())
            .distinct()
            .map(
                part ->
                    Finding.block(
                        "Cluster/apiserver",
                        "is not in order: " + part,
                        "see the apiserver's log; an upgrade would make it worse")));
  }
}
