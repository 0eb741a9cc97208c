package dev.pawl.planner.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Well-formed documents that cannot be meant. */
class ContradictionsTest {

  private static final String OPERATOR =
      "{object: {apiVersion: a.io/v1, kind: A, name: a}, path: .spec.v, value: b,"
          + " ready: {path: .status.v}}";

  private static final String POOL = "spec.pools.items[0]";
  private static final String NO_ZERO_IN_PLACE =
      POOL
          + ".strategy.maxUnavailable: an in-place pool cannot go on with 0: a node is out of"
          + " service while it is upgraded; write `maxUnavailable: 1` or more";
  private static final String NO_ZERO_TIMEOUT =
      ": a timeout of 0 would be over before anything begins; write a duration such as 30m, or"
          + " leave it out for the default";
  private static final String BOTH_ZERO =
      POOL
          + ".strategy.maxSurge: maxSurge and maxUnavailable are both 0: no node could ever be"
          + " replaced; write `maxSurge: 1`, or `maxUnavailable: 1` to go without a spare machine";
  private static final String NO_LABEL =
      "use lower case letters, digits and -, at most 63 characters, such as prod-eu";

  @ParameterizedTest
  @MethodSource("pools")
  void shouldRefuseAPoolThatCannotGoOn(String text, int line, String problem) {
    assertThat(SpecTexts.problems(text)).containsExactly("upgrade.yaml:" + line + ": " + problem);
  }

  static Stream<Arguments> pools() {
    return Stream.of(
        arguments(SpecTexts.kwokPool("strategy: {maxSurge: 0}\n"), 11, BOTH_ZERO),
        arguments(
            SpecTexts.kwokPool("strategy: {maxSurge: 0%, maxUnavailable: 0}\n"), 11, BOTH_ZERO),
        arguments(
            SpecTexts.kwokPool("strategy: {maxUnavailable: 101%}\n"),
            11,
            POOL + ".strategy.maxUnavailable: more than the whole pool: 101%; write at most 100%"),
        arguments(
            SpecTexts.kwokPool("strategy: {order: [age, zone, age]}\n"),
            11,
            POOL + ".strategy.order[2]: written twice in the same order; keep the first"),
        arguments(
            SpecTexts.kwokPool("strategy: {order: [zone, budgets]}\n"),
            11,
            POOL
                + ".strategy.order[1]: budgets puts nodes apart that other keys keep together, and"
                + " cannot come after them; write it first; the keys after it order the nodes that"
                + " no tight budget keeps apart"),
        arguments(
            SpecTexts.kwokPool("strategy: {canary: {nodes: 0, soak: 5m}}\n"),
            11,
            POOL
                + ".strategy.canary.soak: contradicts `nodes: 0`: there is no canary to watch;"
                + " leave soak out, or write `nodes: 1`"),
        arguments(
            SpecTexts.kwokPool("exec: {upgrade: [./node.sh]}\n"),
            11,
            POOL
                + ".exec: contradicts driver kwok, which runs no commands; leave exec out, or write"
                + " `driver: exec`"),
        arguments(SpecTexts.execPool(""), 8, NO_ZERO_IN_PLACE),
        arguments(SpecTexts.execPool("strategy: {maxUnavailable: 0}\n"), 12, NO_ZERO_IN_PLACE),
        arguments(SpecTexts.execPool("strategy: {maxUnavailable: 0%}\n"), 12, NO_ZERO_IN_PLACE),
        arguments(
            SpecTexts.execPool("strategy: {maxSurge: 1, maxUnavailable: 1}\n"),
            12,
            POOL
                + ".strategy.maxSurge: contradicts driver exec, which upgrades nodes in place and"
                + " makes no machines; leave maxSurge out"),
        arguments(
            SpecTexts.execPool("strategy: {maxUnavailable: 1}\n").replace("[./node.sh]", "[]"),
            11,
            POOL
                + ".exec.upgrade: required by driver exec, but missing; write the program and its"
                + " arguments, such as `upgrade: [\"./upgrade.sh\"]`"),
        arguments(
            SpecTexts.execPool("strategy: {maxUnavailable: 1}\n").replace("[./node.sh]", "['']"),
            11,
            POOL + ".exec.upgrade[0]: the program must not be empty"),
        arguments(
            SpecTexts.kwokPool("drain: {timeout: 0}\n"),
            11,
            POOL + ".drain.timeout" + NO_ZERO_TIMEOUT),
        arguments(
            SpecTexts.kwokPool("strategy: {readyTimeout: 0s}\n"),
            11,
            POOL + ".strategy.readyTimeout" + NO_ZERO_TIMEOUT),
        arguments(
            SpecTexts.kwokPool("").replace("{pool: workers}", "{}"),
            9,
            POOL
                + ".selector.matchLabels: no labels, which would select every node; write the"
                + " labels that make a node a member, such as {pool: workers}"),
        arguments(
            SpecTexts.kwokPool("").replace("{pool: workers}", "{pool: a b}"),
            9,
            POOL + ".selector.matchLabels.pool: \"a b\" is not a label's value in Kubernetes"),
        arguments(
            SpecTexts.kwokPool("").replace("{pool: workers}", "{a/b/c: x}"),
            9,
            POOL
                + ".selector.matchLabels[\"a/b/c\"]: \"a/b/c\" is not a label's key in Kubernetes"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "maxSurge: 1",
        "maxSurge: 10%, maxUnavailable: 0",
        "maxSurge: 0, maxUnavailable: 1",
        "maxSurge: 200%",
        "canary: {nodes: 0, soak: 0}",
        "canary: {soak: 500ms}",
        "order: []"
      })
  void shouldAcceptAStrategyThatCanGoOn(String strategy) {
    assertThat(SpecTexts.problems(SpecTexts.kwokPool("strategy: {" + strategy + "}\n"))).isEmpty();
  }

  @Test
  void shouldAcceptAnInPlacePoolThatSaysItDoesNotSurge() {
    assertThat(
            SpecTexts.problems(
                SpecTexts.execPool("strategy: {maxSurge: 0, maxUnavailable: 10%}\n")))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("others")
  void shouldRefuseTheRest(String lines, int line, String problem) {
    assertThat(SpecTexts.problems(SpecTexts.spec(lines)))
        .containsExactly("upgrade.yaml:" + line + ": " + problem);
  }

  static Stream<Arguments> others() {
    String exec = "spec.controlPlane.exec";
    String missing =
        exec
            + ".upgrade: required by driver exec, but missing; write the program and its arguments,"
            + " such as `upgrade: [\"./upgrade.sh\"]`";
    return Stream.of(
        arguments(
            "onFailure: hold\n",
            4,
            "spec: nothing to upgrade; write controlPlane, pools or addons"),
        arguments(
            "pools: {items: []}\n",
            4,
            "spec: nothing to upgrade; write controlPlane, pools or addons"),
        arguments("controlPlane: {driver: exec}\n", 6, missing),
        arguments("controlPlane:\n  driver: exec\n  exec:\n    rollback: [x]\n", 8, missing),
        arguments(
            "controlPlane: {driver: exec, exec: {upgrade: [up], timeout: 0}}\n",
            6,
            exec + ".timeout" + NO_ZERO_TIMEOUT),
        arguments(
            "addons: [{name: dns, driver: manifests, source: x, ready: {timeout: 0}}]\n",
            6,
            "spec.addons[0].ready.timeout" + NO_ZERO_TIMEOUT),
        arguments(
            """
            addons:
              - {name: dns, driver: manifests, source: a}
              - {name: dns, driver: manifests, source: b}
            """,
            8,
            "spec.addons[1].name: line 7 already names addon \"dns\"; give each addon a name of its own"),
        arguments(
            "addons: [{name: dns, driver: manifests, source: x, dependsOn: [cni]}]\n",
            6,
            "spec.addons[0].dependsOn[0]: there is no addon cni; the spec names no other addon"),
        arguments(
            "addons: [{name: dns, driver: manifests, source: x, dependsOn: [dns]}]\n",
            6,
            "spec.addons[0].dependsOn[0]: addon dns would wait for itself; leave it out"),
        arguments(
            """
            addons:
              - {name: dns, driver: manifests, source: a}
              - {name: web, driver: manifests, source: b, dependsOn: [dns, dsn]}
            """,
            8,
            "spec.addons[1].dependsOn[1]: there is no addon dsn; name one of dns"),
        arguments(
            """
            addons:
              - {name: dns, driver: manifests, source: a}
              - {name: web, driver: manifests, source: b, dependsOn: [dns, dns]}
            """,
            8,
            "spec.addons[1].dependsOn[1]: names addon dns again; leave it out"),
        arguments(
            """
            addons:
              - {name: dns, driver: manifests, source: a}
              - {name: c, driver: manifests, source: c, dependsOn: [dns, a]}
              - {name: a, driver: manifests, source: b, dependsOn: [b]}
              - {name: b, driver: manifests, source: c, dependsOn: [dns, a]}
            """,
            9,
            "spec.addons[2].dependsOn[0]: a cycle, of which no addon could begin: a → b → a; leave"
                + " one of these dependencies out"),
        arguments(
            "addons: [{name: dns, driver: manifests, source: x, operator: " + OPERATOR + "}]\n",
            6,
            "spec.addons[0].operator: contradicts driver manifests, which has no use for it; leave it out"),
        arguments(
            "addons: [{name: dns, driver: operator, source: x, operator: " + OPERATOR + "}]\n",
            6,
            "spec.addons[0].source: contradicts driver operator, which has no use for it; leave it out"),
        arguments(
            "addons: [{name: dns, driver: operator}]\n",
            6,
            "spec.addons[0].operator: required by driver operator, but missing; write `operator: {object: {…}, path: .spec.version, value: …}`"),
        arguments(
            "addons: [{name: dns, driver: operator, operator: "
                + OPERATOR.replace(".spec.v", ".spec.*")
                + "}]\n",
            6,
            "spec.addons[0].operator.path: expected a JSON path to one field, such as .spec.version or .spec.parts[?(@.name==\"cp\")].version, got \".spec.*\""),
        arguments(
            "addons: [{name: dns, driver: operator, operator: "
                + OPERATOR.replace("path: .status.v", "")
                + "}]\n",
            6,
            "spec.addons[0].operator.ready: says nothing by which its operator is known to be done; write `path: .status.version`, conditions, or both"),
        arguments(
            "addons: [{name: dns, driver: operator, operator: "
                + OPERATOR.replace("path: .status.v", "conditions: {Ready: \"True\"}, value: a")
                + "}]\n",
            6,
            "spec.addons[0].operator.ready.value: is the value of no field; write path beside it"),
        arguments(
            "addons: [{name: dns, driver: helm, source: x}]\n",
            6,
            "spec.addons[0].helm: required by driver helm, but missing; write `helm: {namespace: web}`"),
        arguments(
            "addons: [{name: dns, driver: helm, source: \"oci://r/c\", helm: {namespace: a}}]\n",
            6,
            "spec.addons[0].helm.version: required by driver helm, but missing; write `version: \"1.2.3\"`"),
        arguments(
            "addons: [{name: dns, driver: helm, source: \"https://c.example.com\", helm: {namespace: a, chart: web}}]\n",
            6,
            "spec.addons[0].helm.version: required by driver helm, but missing; write `version: \"1.2.3\"`"),
        arguments(
            "addons: [{name: dns, driver: helm, source: ./c, helm: {namespace: a, chart: web, version: \"1\"}}]\n",
            6,
            "spec.addons[0].helm.chart: is for a repository of charts, and the source is none; write the repository's address as `source: https://…`, or leave it out"),
        arguments(
            "addons: [{name: dns, driver: helm, source: \"https://me:pw@c.example.com/a.tgz\", helm: {namespace: a}}]\n",
            6,
            "spec.addons[0].source: has a user or a password in it, which everyone would see in the history; leave it out; fetch the chart to the worker where its source asks for one"),
        arguments(
            "addons: [{name: dns, driver: operator, downtime: 5m, operator: " + OPERATOR + "}]\n",
            6,
            "spec.addons[0].downtime: contradicts driver operator, which has no use for it; leave it out"),
        arguments(
            "addons: [{name: core_dns, driver: manifests, source: a}]\n",
            6,
            "spec.addons[0].name: expected a DNS label, got \"core_dns\"; " + NO_LABEL));
  }

  @Test
  void shouldRefuseNamesTakenTwice() {
    String text =
        SpecTexts.pools(
            """
            - {name: a, driver: kwok, selector: {matchLabels: {pool: a}}}
            - {name: b, driver: kwok, selector: {matchLabels: {pool: b}}}
            - {name: a, driver: kwok, selector: {matchLabels: {pool: c}}}
            """);

    assertThat(SpecTexts.problems(text))
        .containsExactly(
            "upgrade.yaml:10: spec.pools.items[2].name: line 8 already names pool \"a\"; give each"
                + " pool a name of its own");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Prod", "prod_eu", "-prod", "prod-", "prod.eu", "a b"})
  void shouldRefuseNamesThatAreNoDnsLabels(String name) {
    assertThat(SpecTexts.problems(SpecTexts.kwokPool("").replace("prod-eu", name)))
        .containsExactly(
            "upgrade.yaml:3: metadata.name: expected a DNS label, got \""
                + name
                + "\"; "
                + NO_LABEL);
  }

  @Test
  void shouldAcceptNamesUpTo63Characters() {
    String text = SpecTexts.kwokPool("");

    assertThat(SpecTexts.problems(text.replace("prod-eu", "a".repeat(63)))).isEmpty();
    assertThat(SpecTexts.problems(text.replace("prod-eu", "a".repeat(64)))).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("overlaps")
  void shouldRefusePoolsThatShareNodes(String first, String second, String problem) {
    assertThat(SpecTexts.problems(twoPools(first, second)))
        .containsExactly(
            "upgrade.yaml:9: spec.pools.items[1].selector.matchLabels: "
                + problem
                + "; a node belongs to one pool: write a label on which they differ");
  }

  static Stream<Arguments> overlaps() {
    return Stream.of(
        arguments("{pool: x}", "{pool: x}", "pool \"a\" and pool \"b\" select the same nodes"),
        arguments(
            "{pool: x}",
            "{pool: x, zone: y}",
            "every node of pool \"b\" is selected by pool \"a\" too"),
        arguments(
            "{pool: x, zone: y}",
            "{zone: y}",
            "every node of pool \"a\" is selected by pool \"b\" too"));
  }

  @Test
  void shouldLeaveOverlapsThatOnlyNodesShowToOthers() {
    assertThat(SpecTexts.problems(twoPools("{pool: x}", "{zone: y}"))).isEmpty();
    assertThat(SpecTexts.problems(twoPools("{pool: x, zone: y}", "{pool: x, zone: z}"))).isEmpty();
  }

  private static String twoPools(String first, String second) {
    return SpecTexts.pools(
        "- {name: a, driver: kwok, selector: {matchLabels: "
            + first
            + "}}\n- {name: b, driver: kwok, selector: {matchLabels: "
            + second
            + "}}\n");
  }

  @ParameterizedTest(name = "S2.1 {0}")
  @MethodSource("targets")
  void shouldRefuseATargetThatCannotBeMeant(String target, String problem) {
    assertThat(SpecTexts.problems(SpecTexts.target(target)))
        .containsExactly("upgrade.yaml:5: spec.target" + problem);
  }

  static Stream<Arguments> targets() {
    String noEnd =
        ": neither version nor channel: nothing says where to end; write `version: 1.36.3`, or"
            + " `channel` and `graph`";
    return Stream.of(
        arguments("{}", noEnd),
        arguments("{graph: ./graph.json}", noEnd),
        arguments(
            "{version: 1.36.3, channel: stable, graph: ./graph.json}",
            ".channel: contradicts version: the target is a version or the newest of a channel;"
                + " leave one of them out"),
        arguments(
            "{channel: stable}",
            ".channel: a channel without a graph: nothing says which releases are in it; add"
                + " `graph`, a file or the URL of an update service, or write `version: 1.36.3`"),
        arguments(
            "{version: 1.36.3, graph: ./graph.json, via: [1.35.6]}",
            ".via: contradicts graph, which says the way; leave via out, or leave graph out"),
        arguments(
            "{version: 1.36.3, acceptRisks: [SlowDisks]}",
            ".acceptRisks: risks without a graph: only the edges of a graph have any; leave"
                + " acceptRisks out, or add `graph`"),
        arguments(
            "{version: 1.36.3, prometheus: 'http://prometheus:9090'}",
            ".prometheus: asked only whether the risks of a graph apply, and there is no graph;"
                + " leave prometheus out, or add `graph`"),
        arguments(
            "{version: 1.36.3, graph: ./graph.json, acceptRisks: ['']}",
            ".acceptRisks[0]: must not be empty; write the name of a risk, as the plan shows it"),
        arguments(
            "{version: 1.36.3, graph: ./graph.json, prometheus: 'http://me:pw@prometheus'}",
            ".prometheus: a URL with credentials: they would be kept in histories; leave user and"
                + " password out"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{version: 1.36.3, graph: ./graph.json}",
        "{channel: stable-1.36, graph: 'https://graphs.test/v1/graph', acceptRisks: [A, B]}",
        "{version: 1.36.3, graph: ./graph.json, via: [], prometheus: 'https://p:9090/base'}"
      })
  void shouldAcceptATargetWithAGraph(String target) {
    assertThat(SpecTexts.problems(SpecTexts.target(target))).isEmpty();
    assertThat(SchemaValidation.messages(SpecTexts.target(target))).isEmpty();
  }
}
