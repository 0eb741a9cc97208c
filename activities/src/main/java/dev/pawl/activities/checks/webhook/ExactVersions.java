package dev.pawl.activities.checks.webhook;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.discovery.ApiVersion;
import dev.pawl.activities.checks.discovery.Discovery;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import dev.pawl.planner.check.Stage;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.RuleWithOperations;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A webhook that hears only of the versions that it lists: written in another one, the same object
 * passes it by. Each release may bring such a version.
 */
final class ExactVersions implements Check {

  @Override
  public About about() {
    return new About(
        "WH-MATCHPOLICY",
        "webhooks that another version of an API passes by",
        Severity.WARN,
        Owner.PLATFORM,
        Set.of(Stage.BEFORE_ALL, Stage.CONTROL_PLANE),
        List.of(Hooks.VALIDATING, Hooks.MUTATING, Discovery.READING));
  }

  @Override
  public Found look(View view) {
    List<ApiVersion> served = view.read(Discovery.READING);
    return Found.of(Hooks.in(view).filter(Hook::exact).flatMap(h -> findings(h, served)));
  }

  private static Stream<Finding> findings(Hook hook, List<ApiVersion> served) {
    List<String> past =
        hook.rules().stream().flatMap(r -> unheard(r, served)).distinct().sorted().toList();
    return past.isEmpty()
        ? Stream.empty()
        : Stream.of(
            Finding.warn(
                hook.object(),
                "%s hears only of the versions that it lists, and these pass it by: %s"
                    .formatted(hook.name(), String.join(", ", past)),
                "set matchPolicy Equivalent: then it hears of objects in every version"));
  }

  /** {@code v2 horizontalpodautoscalers.autoscaling}. */
  private static Stream<String> unheard(RuleWithOperations rule, List<ApiVersion> served) {
    List<String> listed = Objects.requireNonNullElse(rule.getApiVersions(), List.of());
    return served.stream()
        .filter(v -> Rules.has(rule.getApiGroups(), v.group()) && !Rules.has(listed, v.version()))
        .flatMap(
            v ->
                v.resources().stream()
                    .filter(r -> Rules.names(rule, r) && elsewhere(r, v.group(), listed, served))
                    .map(r -> "%s %s.%s".formatted(v.version(), r, v.group())));
  }

  /** Whether it hears of the same resource in one that it lists: else it is no other version. */
  private static boolean elsewhere(
      String resource, String group, List<String> listed, List<ApiVersion> served) {
    return listed.stream().noneMatch(v -> served(v, group, served))
        || served.stream()
            .filter(v -> v.group().equals(group) && listed.contains(v.version()))
            .anyMatch(v -> v.resources().contains(resource));
  }

  private static boolean served(String version, String group, List<ApiVersion> served) {
    return served.stream().anyMatch(v -> v.group().equals(group) && v.version().equals(version));
  }
}
