package dev.pawl.planner.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Slips of every kind in a good document: the answer is a spec or problems, never a crash. */
class MutatedSpecTest {

  /** One value, key or line per entry, so that single ones can be exchanged. */
  private static final List<String> GOOD =
      List.of(
          "apiVersion: ",
          "pawl.dev/v1alpha1",
          "\n",
          "kind: ",
          "ClusterUpgrade",
          "\n",
          "metadata: ",
          "{name: prod-eu}",
          "\n",
          "spec:\n",
          "  target: ",
          "{version: 1.36.3}",
          "\n",
          "  onFailure: ",
          "rollback",
          "\n",
          "  rollback: ",
          "{scope: pool}",
          "\n",
          "  controlPlane:\n",
          "    driver: ",
          "exec",
          "\n",
          "    exec: ",
          "{upgrade: ",
          "[./up.sh]",
          ", timeout: ",
          "30m",
          "}\n",
          "  addons:\n",
          "    - {name: dns, driver: ",
          "manifests",
          ", source: ",
          "./dns",
          ", ready: ",
          "{timeout: 5m}",
          "}\n",
          "  pools:\n",
          "    items:\n",
          "      - name: ",
          "workers",
          "\n",
          "        selector: ",
          "{matchLabels: ",
          "{pool: workers}",
          "}\n",
          "        driver: ",
          "kwok",
          "\n",
          "        strategy: ",
          "{maxSurge: ",
          "10%",
          ", canary: ",
          "{nodes: 1}",
          ", order: ",
          "[age]",
          "}\n",
          "        drain: ",
          "{timeout: ",
          "30m",
          ", deleteBarePods: ",
          "false",
          "}\n",
          "      - name: ",
          "edge",
          "\n",
          "        selector: ",
          "{matchLabels: ",
          "{pool: edge}",
          "}\n",
          "        driver: ",
          "exec",
          "\n",
          "        exec: ",
          "{upgrade: [./node.sh]}",
          "\n",
          "        strategy: ",
          "{maxUnavailable: 1}",
          "\n",
          "  gates:\n",
          "    - {name: errors, after: ",
          "node",
          ", prometheus: ",
          "{url: \"http://p\", query: ",
          "up",
          ", successCondition: ",
          "result < 1",
          "}}\n");

  private record Slip(int at, String written) {}

  @Provide
  Arbitrary<List<Slip>> slips() {
    Arbitrary<String> written =
        Arbitraries.of(
            "", "~", "null", "0", "1", "-1", "1.5", "yes", "true", "\"\"", "text", "10%", "5m",
            "[]", "{}", "[~]", "[1]", "{a: b}", "[[]]", "kwok", "exec", "hold", "upgrade", "*a",
            "&a x", "!!str 1", "? [a]", "<<: ", "\t", "\n", "- ", "name: ", "exec: ", "---\n", "'",
            "\"");
    Arbitrary<Integer> at = Arbitraries.integers().between(0, GOOD.size() - 1);
    return Combinators.combine(at, written).as(Slip::new).list().ofMaxSize(3);
  }

  @Property(tries = 5000)
  void shouldAnswerWithASpecThatFitsTheSchemaOrWithProblems(@ForAll("slips") List<Slip> slips) {
    List<String> parts = new ArrayList<>(GOOD);
    slips.forEach(slip -> parts.set(slip.at(), slip.written()));
    String text = String.join("", parts);

    List<String> problems = SpecTexts.problems(text);

    assertThat(problems).allMatch(p -> p.matches("(?s)upgrade\\.yaml:[0-9]+: .+"));
    if (problems.isEmpty()) {
      assertThat(SchemaValidation.messages(text)).as(text).isEmpty();
    }
  }
}
