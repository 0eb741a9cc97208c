package dev.pawl.starter.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pawl.planner.spec.GateQuestion;
import dev.pawl.planner.spec.MetricsAccess;
import dev.pawl.planner.spec.SpecReader;
import dev.pawl.planner.spec.UpgradeSpec;
import dev.pawl.starter.cli.UserError;
import dev.pawl.starter.cli.UserError.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecFileTest {

  @TempDir private Path folder;

  @Test
  void shouldNameFileLinePathAndWayOut() throws IOException {
    // given
    Path file = Files.writeString(folder.resolve("u.yaml"), Plans.YAML.replace("kwok", "kwak"));
    // when
    UserError error = catchThrowableOfType(UserError.class, () -> SpecFile.read(file));
    // then
    assertThat(error.exitCode()).isEqualTo(1);
    assertThat(error.problems()).singleElement().satisfies(p -> assertThat(p.line()).isEqualTo(13));
    assertThat(error.problems().get(0).render())
        .startsWith(file + ":13: spec.pools.items[0].driver: ");
  }

  @Test
  void shouldFindTheLineOfAPath() throws IOException {
    // given
    Path path = Files.writeString(folder.resolve("u.yaml"), Plans.YAML);
    SpecFile file = SpecFile.read(path);
    // when
    Problem problem = file.problem("spec.pools.items[1].selector", "no node", "look");
    // then
    assertThat(problem.line()).isEqualTo(16);
  }

  @Test
  void shouldMakePathsAbsolute() {
    // when
    UpgradeSpec spec =
        new SpecPaths(Path.of("/etc/upgrades")).absolute(Plans.planned().spec(), List.of());
    // then
    assertThat(spec.controlPlane().exec().upgrade()).containsExactly("/etc/upgrades/swap.sh");
    assertThat(spec.controlPlane().exec().rollback())
        .containsExactly("/etc/upgrades/swap.sh", "--back");
    assertThat(spec.pool("databases").exec().upgrade()).containsExactly("node-upgrade");
  }

  @Test
  void shouldMakeTheFilesOfAGateAbsolute() {
    // given
    UpgradeSpec written =
        new SpecReader()
            .read(
                """
                apiVersion: pawl.dev/v1alpha1
                kind: ClusterUpgrade
                metadata: {name: prod-eu}
                spec:
                  target: {version: 1.36.3}
                  pools: {items: [{name: a, selector: {matchLabels: {pool: a}}, driver: kwok}]}
                  gates:
                    - name: rate
                      after: node
                      prometheus: {url: "https://p", query: up, successCondition: result > 0, tokenFile: ./token, caFile: /ca.pem}
                """);
    // when
    UpgradeSpec spec = new SpecPaths(Path.of("/etc/upgrades")).absolute(written, List.of());
    // then
    assertThat(((GateQuestion.Prometheus) spec.gates().get(0).question()).access())
        .isEqualTo(new MetricsAccess("/etc/upgrades/token", null, "/ca.pem"));
  }
}
