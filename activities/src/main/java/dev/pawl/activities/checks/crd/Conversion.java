package dev.pawl.activities.checks.crd;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.endpoint.Backends;
import dev.pawl.activities.checks.endpoint.CaBundle;
import dev.pawl.activities.checks.endpoint.CaBundle.Trouble;
import dev.pawl.activities.checks.endpoint.Callee;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import dev.pawl.planner.check.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A conversion webhook that does not answer: no object of that kind can be listed then, so
 * namespaces do not end, and garbage stays.
 */
final class Conversion implements Check {

  @Override
  public About about() {
    return new About(
        "CRD-CONVERSION",
        "custom resources that nobody can convert",
        Severity.BLOCK,
        Owner.PLATFORM,
        Set.of(Stage.BEFORE_ALL, Stage.CONTROL_PLANE, Stage.POOL, Stage.AFTER),
        List.of(Definitions.READING, Backends.READING));
  }

  @Override
  public Found look(View view) {
    Backends backends = Backends.in(view);
    return Found.of(
        view.read(Definitions.READING).stream()
            .flatMap(
                d -> d.converter().stream().flatMap(c -> findings(d, c, backends, view.now()))));
  }

  private static Stream<Finding> findings(
      Definition definition, Callee converter, Backends backends, Instant now) {
    return Stream.concat(
        absent(definition, converter, backends).stream(),
        CaBundle.trouble(converter, now).stream().map(t -> untrusted(definition, t)));
  }

  private static Optional<Finding> absent(
      Definition definition, Callee converter, Backends backends) {
    if (!converter.inCluster()
        || !backends.of(converter.namespace(), converter.service()).ready().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.block(
            definition.object(),
            "its objects are converted by %s, which has no ready endpoint"
                .formatted(converter.spoken()),
            "bring its pods back"));
  }

  private static Finding untrusted(Definition definition, Trouble trouble) {
    String message = "the caBundle of its conversion webhook " + trouble.words();
    String wayOut = "renew the CA and the serving certificate, and put the new CA into caBundle";
    return trouble.over()
        ? Finding.block(definition.object(), message, wayOut)
        : Finding.warn(definition.object(), message, wayOut);
  }
}
