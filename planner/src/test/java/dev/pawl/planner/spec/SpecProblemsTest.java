package dev.pawl.planner.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The shape of the document: what is said about unknown, missing and misread values. */
class SpecProblemsTest {

  private static final String KNOWN_IN_STRATEGY =
      "maxSurge, maxUnavailable, canary, order, readyTimeout, stopAfterBadMachines, taint";

  @ParameterizedTest
  @MethodSource("texts")
  void shouldRefuseWhatIsNoDocument(String text, String problem) {
    assertThat(SpecTexts.problems(text)).containsExactly(problem);
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        arguments("", "upgrade.yaml:1: the file is empty"),
        arguments("\n# later\n", "upgrade.yaml:1: the file is empty"),
        arguments("upgrade", "upgrade.yaml:1: expected a mapping, got text"),
        arguments("- a\n- b\n", "upgrade.yaml:1: expected a mapping, got a list"),
        arguments(
            SpecTexts.kwokPool("") + "---\n" + SpecTexts.kwokPool(""),
            "upgrade.yaml:12: a second document begins here, expected one document; write one file"
                + " for each upgrade"),
        arguments(
            "apiVersion: pawl.dev/v1alpha1\nspec:\n\ttarget: {}\n",
            "upgrade.yaml:3: a tab cannot indent YAML; indent with spaces"),
        arguments(
            "spec: {target: [1\nkind: x\n",
            "upgrade.yaml:2: this is not YAML: while parsing a flow sequence, expected ',' or ']',"
                + " but got :"),
        arguments(
            SpecTexts.spec("onFailure: hold\nonFailure: hold\n"),
            "upgrade.yaml:7: spec.onFailure: written twice in the same mapping; keep one of them"),
        arguments(
            "{\"kind\": \"ClusterUpgrade\",\n \"kind\": \"ClusterUpgrade\"}",
            "upgrade.yaml:2: kind: written twice in the same mapping; keep one of them"),
        arguments(
            SpecTexts.kwokPool("strategy: &s {maxSurge: 2}\ndrain: *s\n"),
            "upgrade.yaml:12: spec.pools.items[0].drain: an alias (*s) is not supported; write the"
                + " value out"),
        arguments(
            SpecTexts.kwokPool("strategy: &s {maxSurge: 2}\ndrain:\n  <<: *s\n"),
            "upgrade.yaml:13: spec.pools.items[0].drain: a merge key (<<) is not supported; write"
                + " the fields out"));
  }

  @ParameterizedTest
  @MethodSource("headers")
  void shouldSayWhichKindOfDocumentIsExpected(String text, String[] problems) {
    assertThat(SpecTexts.problems(text)).containsExactly(problems);
  }

  static Stream<Arguments> headers() {
    return Stream.of(
        arguments(
            "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\nspec: {replicas: 1}\n",
            new String[] {
              "upgrade.yaml:1: apiVersion: expected pawl.dev/v1alpha1, got \"apps/v1\"; write"
                  + " `pawl.dev/v1alpha1`",
              "upgrade.yaml:2: kind: expected ClusterUpgrade, got \"Deployment\"; write"
                  + " `ClusterUpgrade`"
            }),
        arguments(
            "apiVersion: pawl.dev/v1\nkind: ClusterUpgrade\n",
            new String[] {
              "upgrade.yaml:1: apiVersion: expected pawl.dev/v1alpha1, got \"pawl.dev/v1\"; write"
                  + " `pawl.dev/v1alpha1`"
            }),
        arguments(
            "a: 1\n",
            new String[] {
              "upgrade.yaml:1: apiVersion: required, but missing; write `apiVersion:"
                  + " pawl.dev/v1alpha1`",
              "upgrade.yaml:1: kind: required, but missing; write `kind: ClusterUpgrade`",
              "upgrade.yaml:1: metadata: required, but missing; write `metadata: {name: prod-eu}`",
              "upgrade.yaml:1: spec: required, but missing; write `spec: {target: {version:"
                  + " 1.36.3}, …}`",
              "upgrade.yaml:1: a: unknown field; known here: apiVersion, kind, metadata, spec"
            }));
  }

  @ParameterizedTest
  @MethodSource("fields")
  void shouldRefuseUnknownAndMissingFields(String text, String problem) {
    assertThat(SpecTexts.problems(text)).containsExactly(problem);
  }

  static Stream<Arguments> fields() {
    return Stream.of(
        arguments(
            SpecTexts.kwokPool("strategy: {maxSurg: 2}\n"),
            "upgrade.yaml:11: spec.pools.items[0].strategy.maxSurg: unknown field; did you mean"
                + " maxSurge? Known here: "
                + KNOWN_IN_STRATEGY),
        arguments(
            SpecTexts.kwokPool("strategy:\n  maxUnavailable: 1\n  speed: 2\n"),
            "upgrade.yaml:13: spec.pools.items[0].strategy.speed: unknown field; known here: "
                + KNOWN_IN_STRATEGY),
        arguments(
            SpecTexts.kwokPool("").replace("{version: 1.36.3}", "{verson: 1.36.3}"),
            "upgrade.yaml:5: spec.target.verson: unknown field; did you mean version? Known here:"
                + " version, channel, graph, via, acceptRisks, prometheus"),
        arguments(
            SpecTexts.kwokPool("").replace("{name: prod-eu}", "{}"),
            "upgrade.yaml:3: metadata.name: required, but missing; write `name: prod-eu`"),
        arguments(
            SpecTexts.kwokPool("").replace("{name: prod-eu}", "{name: }"),
            "upgrade.yaml:3: metadata.name: required, but nothing is written; write `name:"
                + " prod-eu`"),
        arguments(
            SpecTexts.kwokPool("").replace("{name: prod-eu}", "{name: ''}"),
            "upgrade.yaml:3: metadata.name: must not be empty"),
        arguments(
            SpecTexts.kwokPool("").replace("target: {version: 1.36.3}", "target: {}"),
            "upgrade.yaml:5: spec.target: neither version nor channel: nothing says where to end; write"
                + " `version: 1.36.3`, or `channel` and `graph`"),
        arguments(
            SpecTexts.kwokPool("").replace("target: {version: 1.36.3}", ""),
            "upgrade.yaml:4: spec.target: required, but missing; write `target: {version: 1.36.3}`"),
        arguments(
            SpecTexts.spec("pools: {order: parallel}\n"),
            "upgrade.yaml:6: spec.pools.items: required, but missing; write `items: [{name:"
                + " workers, …}]`"),
        arguments(
            SpecTexts.pools("- selector: {matchLabels: {pool: workers}}\n  driver: kwok\n"),
            "upgrade.yaml:8: spec.pools.items[0].name: required, but missing; write `name:"
                + " workers`"),
        arguments(
            SpecTexts.pools("- name: workers\n  driver: kwok\n"),
            "upgrade.yaml:8: spec.pools.items[0].selector: required, but missing; write `selector:"
                + " {matchLabels: {pool: workers}}`"),
        arguments(
            SpecTexts.pools("- name: workers\n  driver: kwok\n  selector: {}\n"),
            "upgrade.yaml:10: spec.pools.items[0].selector.matchLabels: required, but missing;"
                + " write `matchLabels: {pool: workers}`"),
        arguments(
            SpecTexts.pools("- name: workers\n  selector: {matchLabels: {pool: workers}}\n"),
            "upgrade.yaml:8: spec.pools.items[0].driver: required, but missing; write `driver:"
                + " kwok`"),
        arguments(
            SpecTexts.spec("addons:\n  - {name: dns, driver: manifests}\n"),
            "upgrade.yaml:7: spec.addons[0].source: required by driver manifests, but missing; write"
                + " `source: ./addons/coredns`"),
        arguments(
            SpecTexts.execPool("strategy: {maxUnavailable: 1}\n").replace("upgrade:", "finalise:"),
            "upgrade.yaml:11: spec.pools.items[0].exec.finalise: unknown field; known here:"
                + " upgrade, rollback, timeout"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void shouldRefuseWrongTypesAndWords(String text, String problem) {
    assertThat(SpecTexts.problems(text)).containsExactly(problem);
  }

  static Stream<Arguments> values() {
    String pool = "spec.pools.items[0]";
    return Stream.of(
        arguments(
            SpecTexts.kwokPool("strategy:\n  maxSurge: ten\n"),
            at(
                12,
                pool
                    + ".strategy.maxSurge: expected a number or a percentage such as 10%, got \"ten\"")),
        arguments(
            SpecTexts.kwokPool("strategy: {maxSurge: 1.5}\n"),
            at(
                11,
                pool
                    + ".strategy.maxSurge: expected a number or a percentage such as 10%, got 1.5")),
        arguments(
            SpecTexts.kwokPool("strategy: {maxUnavailable: -1}\n"),
            at(
                11,
                pool
                    + ".strategy.maxUnavailable: expected a number or a percentage such as 10%, got -1")),
        arguments(
            SpecTexts.kwokPool("strategy: {maxSurge: 010}\n"),
            at(
                11,
                pool
                    + ".strategy.maxSurge: expected a number or a percentage such as 10%, got 010")),
        arguments(
            SpecTexts.kwokPool("strategy: {maxSurge: true}\n"),
            at(
                11,
                pool
                    + ".strategy.maxSurge: expected a number or a percentage such as 10%, got true")),
        arguments(
            SpecTexts.kwokPool("strategy: {maxSurge: {value: 1}}\n"),
            at(
                11,
                pool
                    + ".strategy.maxSurge: expected a number or a percentage such as 10%, got a mapping")),
        arguments(
            SpecTexts.kwokPool("strategy: fast\n"),
            at(11, pool + ".strategy: expected a mapping, got text")),
        arguments(
            SpecTexts.kwokPool("strategy: {order: age}\n"),
            at(
                11,
                pool + ".strategy.order: expected a list, got text; write each item as `- item`")),
        arguments(
            SpecTexts.kwokPool("strategy: {order: [age, size]}\n"),
            at(11, pool + ".strategy.order[1]: expected zone, age or budgets, got \"size\"")),
        arguments(
            SpecTexts.kwokPool("strategy: {order: [age, ~]}\n"),
            at(11, pool + ".strategy.order[1]: expected zone, age or budgets, got nothing")),
        arguments(
            SpecTexts.kwokPool("strategy: {canary: {nodes: \"1\"}}\n"),
            at(11, pool + ".strategy.canary.nodes: expected a whole number, 0 or more, got \"1\"")),
        arguments(
            SpecTexts.kwokPool("strategy: {canary: {nodes: -1}}\n"),
            at(11, pool + ".strategy.canary.nodes: expected a whole number, 0 or more, got -1")),
        arguments(
            SpecTexts.kwokPool("drain: {timeout: 30}\n"),
            at(
                11,
                pool
                    + ".drain.timeout: expected a duration with its unit, such as 30m, 1h30m or 90s, got 30")),
        arguments(
            SpecTexts.kwokPool("drain: {timeout: PT30M}\n"),
            at(
                11,
                pool
                    + ".drain.timeout: expected a duration with its unit, such as 30m, 1h30m or 90s, got \"PT30M\"")),
        arguments(
            SpecTexts.kwokPool("drain: {timeout: -5m}\n"),
            at(
                11,
                pool
                    + ".drain.timeout: expected a duration with its unit, such as 30m, 1h30m or 90s, got \"-5m\"")),
        arguments(
            SpecTexts.kwokPool("drain: {deleteBarePods: yes}\n"),
            at(11, pool + ".drain.deleteBarePods: expected true or false, got yes")),
        arguments(
            SpecTexts.kwokPool("drain: {deleteBarePods: \"true\"}\n"),
            at(11, pool + ".drain.deleteBarePods: expected true or false, got \"true\"")),
        arguments(
            SpecTexts.kwokPool("drain: {onBlocked: wait}\n"),
            at(11, pool + ".drain.onBlocked: expected hold, quarantine or force, got \"wait\"")),
        arguments(
            SpecTexts.kwokPool("drain: {maxQuarantined: 2}\n"),
            at(
                11,
                pool
                    + ".drain.maxQuarantined: nothing is quarantined without `onBlocked: quarantine`; leave it out, or write `onBlocked: quarantine`")),
        arguments(
            SpecTexts.kwokPool("drain: {onBlocked: quarantine, maxQuarantined: 0}\n"),
            at(
                11,
                pool
                    + ".drain.maxQuarantined: 0 contradicts `onBlocked: quarantine`: no node could be quarantined; write 1 or more, or `onBlocked: hold`")),
        arguments(
            SpecTexts.kwokPool("drain: {onBlocked: quarantine, force: {interval: 5m}}\n"),
            at(
                11,
                pool
                    + ".drain.force: no budget is broken without `onBlocked: force`; leave it out, or write `onBlocked: force`")),
        arguments(
            SpecTexts.kwokPool("drain: {waitForJobs: 30m}\n"),
            at(
                11,
                pool
                    + ".drain.waitForJobs: 30m does not end before the drain's timeout of 30m; write less, or a longer timeout")),
        arguments(
            SpecTexts.kwokPool("drain: {timeout: 10s, loadBalancerWait: 1m}\n"),
            at(
                11,
                pool
                    + ".drain.loadBalancerWait: 1m does not end before the drain's timeout of 10s; write less, or a longer timeout")),
        arguments(
            SpecTexts.kwokPool("").replace("driver: kwok", "driver: vmware"),
            at(10, pool + ".driver: expected kwok or exec, got \"vmware\"")),
        arguments(
            SpecTexts.kwokPool("").replace("{pool: workers}", "{pool: 7}"),
            at(
                9,
                pool
                    + ".selector.matchLabels.pool: expected text, got 7; write it in quotes: \"7\"")),
        arguments(
            SpecTexts.kwokPool("").replace("{pool: workers}", "{node.example/new: true}"),
            at(
                9,
                pool
                    + ".selector.matchLabels[\"node.example/new\"]: expected text, got true; write it in quotes: \"true\"")),
        arguments(
            SpecTexts.kwokPool("").replace("{pool: workers}", "pool=workers"),
            at(
                9,
                pool + ".selector.matchLabels: expected a mapping, got text; write `key: value`")),
        arguments(
            SpecTexts.kwokPool("").replace("prod-eu", "2026"),
            at(3, "metadata.name: expected text, got 2026; write it in quotes: \"2026\"")),
        arguments(
            SpecTexts.kwokPool("").replace("1.36.3", "1.30"),
            at(
                5,
                "spec.target.version: expected a version with its patch, such as 1.36.3, got 1.30")),
        arguments(
            SpecTexts.kwokPool("").replace("1.36.3", "latest"),
            at(
                5,
                "spec.target.version: expected a version with its patch, such as 1.36.3, got \"latest\"")),
        arguments(
            SpecTexts.kwokPool("").replace("1.36.3", "1.36.99999999999"),
            at(
                5,
                "spec.target.version: expected a version with its patch, such as 1.36.3, got \"1.36.99999999999\"")),
        arguments(
            SpecTexts.spec("controlPlane: {driver: exec, exec: {upgrade: ./swap.sh}}\n"),
            at(
                6,
                "spec.controlPlane.exec.upgrade: expected a list, got text; write each item as `- item`")),
        arguments(
            SpecTexts.spec("controlPlane: {driver: exec, exec: {upgrade: [./swap.sh, 3]}}\n"),
            at(
                6,
                "spec.controlPlane.exec.upgrade[1]: expected text, got 3; write it in quotes: \"3\"")),
        arguments(SpecTexts.pools("- workers\n"), at(8, pool + ": expected a mapping, got text")),
        arguments(
            SpecTexts.kwokPool("strategy: {maxSurge: \"" + "x".repeat(70) + "\"}\n"),
            at(
                11,
                pool
                    + ".strategy.maxSurge: expected a number or a percentage such as 10%, got \""
                    + "x".repeat(60)
                    + "…\"")));
  }

  @Test
  void shouldReportEverythingAtOnceInTheOrderOfTheText() {
    String text =
        """
        apiVersion: pawl.dev/v1alpha1
        kind: ClusterUpgrade
        metadata: {name: Prod}
        spec:
          target: {version: 1.36}
          onFailure: retry
          pools:
            items:
              - name: workers
                selector: {matchLabels: {}}
                driver: kwok
                strategy:
                  maxSurge: 0
                drain: {timeout: soon, onBlocked: leave}
        """;

    assertThat(SpecTexts.problems(text))
        .containsExactly(
            at(
                3,
                "metadata.name: expected a DNS label, got \"Prod\"; use lower case letters, digits"
                    + " and -, at most 63 characters, such as prod-eu"),
            at(
                5,
                "spec.target.version: expected a version with its patch, such as 1.36.3, got 1.36"),
            at(6, "spec.onFailure: expected hold or rollback, got \"retry\""),
            at(
                10,
                "spec.pools.items[0].selector.matchLabels: no labels, which would select every"
                    + " node; write the labels that make a node a member, such as {pool: workers}"),
            at(
                13,
                "spec.pools.items[0].strategy.maxSurge: maxSurge and maxUnavailable are both 0: no"
                    + " node could ever be replaced; write `maxSurge: 1`, or `maxUnavailable: 1` to"
                    + " go without a spare machine"),
            at(
                14,
                "spec.pools.items[0].drain.timeout: expected a duration with its unit, such as"
                    + " 30m, 1h30m or 90s, got \"soon\""),
            at(
                14,
                "spec.pools.items[0].drain.onBlocked: expected hold, quarantine or force, got"
                    + " \"leave\""));
  }

  @Test
  void shouldCarryLineAndColumnForEditors() {
    SpecException e =
        catchThrowableOfType(
            SpecException.class,
            () -> new SpecReader().read(SpecTexts.kwokPool("strategy: {maxSurge: ten}\n")));

    assertThat(e.problems())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.line()).isEqualTo(11);
              assertThat(p.column()).isEqualTo(30);
              assertThat(p.path()).isEqualTo("spec.pools.items[0].strategy.maxSurge");
              assertThat(p.wayOut()).isEmpty();
            });
    assertThat(e).hasMessageStartingWith("upgrade.yaml:11: spec.pools");
  }

  private static String at(int line, String problem) {
    return "upgrade.yaml:" + line + ": " + problem;
  }
}
