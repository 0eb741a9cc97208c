package dev.pawl.activities.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.check.CheckResult;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Outcome;
import dev.pawl.planner.check.Severity;
import dev.pawl.planner.check.Stage;
import dev.pawl.planner.spec.SpecReader;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CheckRoundTest {

  private static final Finding SHOP =
      Finding.block("PodDisruptionBudget/shop/web", "is too tight", "loosen it");

  @Test
  void shouldPassWhatFindsNothing() {
    CheckResult result = only(check(view -> Found.nothing()), "");

    assertThat(result.result()).isEqualTo(Outcome.PASS);
    assertThat(result.blocks()).isFalse();
  }

  @Test
  void shouldBlockByTheWorstFinding() {
    CheckResult result =
        only(check(view -> Found.of(List.of(Finding.info("Node/a", "is old", "wait"), SHOP))), "");

    assertThat(result.result()).isEqualTo(Outcome.FAIL);
    assertThat(result.severity()).isEqualTo(Severity.BLOCK);
    assertThat(result.findings()).extracting(Finding::object).startsWith(SHOP.object());
  }

  @Test
  void shouldNotCallGoodWhatCouldNotBeRead() {
    CheckResult result =
        only(
            check(
                view -> {
                  throw new UnreadableException("may not list pods", "grant list on pods", null);
                }),
            "");

    assertThat(result.result()).isEqualTo(Outcome.UNKNOWN);
    assertThat(result.blocks()).isTrue();
    assertThat(result.message()).isEqualTo("may not list pods");
    assertThat(result.remediation()).isEqualTo("grant list on pods");
    assertThat(result.findings()).isEmpty();
  }

  @Test
  void shouldNotLetOneThatHangsOrBreaksSpoilTheOthers() {
    CountDownLatch never = new CountDownLatch(1);
    List<CheckResult> results =
        round(
            List.of(
                check(
                    view -> {
                      try {
                        never.await();
                      } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                      }
                      return Found.nothing();
                    }),
                check(
                    view -> {
                      throw new IllegalStateException("a slip");
                    }),
                check(view -> Found.nothing())),
            "");

    assertThat(results)
        .extracting(CheckResult::result)
        .containsExactly(Outcome.UNKNOWN, Outcome.UNKNOWN, Outcome.PASS);
    assertThat(results.get(0).message()).contains("did not come to an end");
    assertThat(results.get(1).message()).contains("a slip");
  }

  @Test
  void shouldTellButNotBlockWhatWasAccepted() {
    CheckResult result = only(check(view -> Found.of(List.of(SHOP))), accept("2026-11-24"));

    assertThat(result.result()).isEqualTo(Outcome.FAIL);
    assertThat(result.blocks()).isFalse();
    assertThat(result.findings().get(0).accepted().reason()).isEqualTo("owner agreed");
  }

  @Test
  void shouldBlockAgainOnceTheAcceptanceIsOver() {
    CheckResult result = only(check(view -> Found.of(List.of(SHOP))), accept("2026-11-23"));

    assertThat(result.blocks()).isTrue();
    assertThat(result.findings().get(0).message())
        .contains("accepted until 2026-11-23, which is over");
  }

  @Test
  void shouldAcceptOneObjectAndNoOther() {
    Finding other = Finding.block("PodDisruptionBudget/shop/api", "is too tight", "loosen it");

    CheckResult result = only(check(view -> Found.of(List.of(SHOP, other))), accept("2026-12-24"));

    assertThat(result.blocks()).isTrue();
    assertThat(result.findings().get(0).object()).isEqualTo(other.object());
  }

  private static String accept(String until) {
    return "  checks: {accept: [{id: TEST, object: PodDisruptionBudget/shop/web, reason: owner"
        + " agreed, until: %s}]}\n".formatted(until);
  }

  private static Check check(Function<View, Found> look) {
    return new Check() {
      @Override
      public About about() {
        return new About(
            "TEST", "a test", Severity.BLOCK, Owner.PLATFORM, Set.of(Stage.BEFORE_ALL), List.of());
      }

      @Override
      public Found look(View view) {
        return look.apply(view);
      }
    };
  }

  private static CheckResult only(Check check, String field) {
    return round(List.of(check), field).get(0);
  }

  private static List<CheckResult> round(List<Check> checks, String field) {
    String spec =
        """
        apiVersion: pawl.dev/v1alpha1
        kind: ClusterUpgrade
        metadata: {name: test}
        spec:
          target: {version: 1.36.3}
          controlPlane: {driver: exec, exec: {upgrade: ["./swap.sh"]}}
        """;
    return new CheckRound(checks, Duration.ofMillis(500))
        .run(new SpecReader().read(spec + field), FakeView.NOW, threads -> new FakeView());
  }
}
