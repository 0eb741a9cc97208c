package dev.pawl.activities.checks.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.FakeView;
import dev.pawl.activities.checks.endpoint.Backend;
import dev.pawl.activities.checks.endpoint.Backends;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Found.Gap;
import dev.pawl.planner.check.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class DefinitionChecksTest {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private static final String WELL =
      """
      metadata: {name: carts.shop.example.com}
      spec:
        group: shop.example.com
        versions:
          - {name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}
          - {name: v1beta1, served: true, storage: false}
      status:
        storedVersions: [v1]
        conditions:
          - {type: NamesAccepted, status: "True", reason: NoConflicts}
          - {type: Established, status: "True", reason: InitialNamesAccepted}
      """;
  private static final String STORED_BEFORE =
      WELL.replace("storedVersions: [v1]", "storedVersions: [v1beta1, v1]");
  private static final String CONVERTED =
      WELL.replace(
          "spec:\n",
          """
          spec:
            conversion:
              strategy: Webhook
              webhook: {clientConfig: {service: {namespace: shop, name: convert}, caBundle: bm9uZQ==}}
          """);

  @Test
  void shouldFindNothingInAPlainDefinition() throws Exception {
    for (Check check : DefinitionChecks.all()) {
      assertThat(check.look(with(WELL))).as(check.about().id()).isEqualTo(Found.nothing());
    }
  }

  @Test
  void shouldWarnOfObjectsThatMayBeStoredInAnOldVersion() throws Exception {
    assertThat(new StoredVersions().look(with(STORED_BEFORE)).findings())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.severity()).isEqualTo(Severity.WARN);
              assertThat(f.object()).isEqualTo("CustomResourceDefinition/carts.shop.example.com");
              assertThat(f.message()).contains("v1beta1");
            });
  }

  @Test
  void shouldBlockWhereAnAddonDropsAStoredVersion(@TempDir Path dir) throws Exception {
    write(dir, "v1");

    assertThat(new StoredVersions().look(withAddon(STORED_BEFORE, dir)).findings())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.severity()).isEqualTo(Severity.BLOCK);
              assertThat(f.object()).isEqualTo("CustomResourceDefinition/carts.shop.example.com");
              assertThat(f.message()).contains("addon web drops v1beta1");
            });
    assertThat(new StoredVersions().look(withAddon(WELL, dir))).isEqualTo(Found.nothing());
  }

  @Test
  void shouldNotKnowWhatAnAddonDropsThatCannotBeRead(@TempDir Path dir) throws Exception {
    assertThat(new StoredVersions().look(withAddon(WELL, dir.resolve("none"))).gaps())
        .extracting(Gap::severity)
        .containsExactly(Severity.BLOCK);
  }

  @Test
  void shouldBlockWhereNobodyConverts() throws Exception {
    assertThat(new Conversion().look(with(CONVERTED)).findings())
        .extracting(Finding::message)
        .anySatisfy(m -> assertThat(m).contains("the Service shop/convert", "no ready endpoint"));
  }

  @Test
  void shouldBlockWhereTheConverterCannotBeTrusted() throws Exception {
    Backend there = new Backend("shop", "convert", Set.of("convert-1"), Set.of("n1"));

    assertThat(new Conversion().look(with(CONVERTED).with(Backends.READING, there)).findings())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.severity()).isEqualTo(Severity.BLOCK);
              assertThat(f.message()).contains("holds no certificate");
            });
  }

  @Test
  void shouldPassAConverterThatIsThere() throws Exception {
    Backend there = new Backend("shop", "convert", Set.of("convert-1"), Set.of("n1"));
    String trusted = CONVERTED.replace(", caBundle: bm9uZQ==", "");

    assertThat(new Conversion().look(with(trusted).with(Backends.READING, there)))
        .isEqualTo(Found.nothing());
  }

  @Test
  void shouldWarnOfConditions() throws Exception {
    String odd =
        WELL.replace(
                "{type: Established, status: \"True\"", "{type: Established, status: \"False\"")
            + "    - {type: NonStructuralSchema, status: \"True\", reason: Violations, message: m}\n";

    assertThat(new Conditions().look(with(odd)).findings())
        .extracting(Finding::message)
        .containsExactly(
            "its condition Established is not True: InitialNamesAccepted",
            "its condition NonStructuralSchema is not False: Violations, m");
  }

  @Test
  void shouldWarnWhereNobodyHasLookedAtADefinition() throws Exception {
    String untouched = WELL.substring(0, WELL.indexOf("status:"));

    assertThat(new Conditions().look(with(untouched)).findings()).hasSize(2);
  }

  @Test
  void shouldTellOfADeprecatedVersionOnlyWhereObjectsMayBeStoredInIt() throws Exception {
    String deprecated = "name: v1beta1, deprecated: true,";

    assertThat(
            new DeprecatedVersions()
                .look(with(STORED_BEFORE.replace("name: v1beta1,", deprecated)))
                .findings())
        .singleElement()
        .satisfies(f -> assertThat(f.severity()).isEqualTo(Severity.INFO));
    assertThat(new DeprecatedVersions().look(with(WELL.replace("name: v1beta1,", deprecated))))
        .isEqualTo(Found.nothing());
  }

  private static void write(Path dir, String version) throws IOException {
    Files.writeString(
        dir.resolve("crd.yaml"),
        """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: carts.shop.example.com}
        spec:
          group: shop.example.com
          names: {kind: Cart, plural: carts}
          scope: Namespaced
          versions:
            - {name: %s, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}
        """
            .formatted(version));
  }

  private static Definition definition(String yaml) {
    Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    return MAPPER.convertValue(read, Definition.class);
  }

  private static FakeView with(String definition) {
    return new FakeView().with(Definitions.READING, definition(definition));
  }

  private static FakeView withAddon(String definition, Path source) {
    return with(definition)
        .withSpec(
            "addons: [{name: web, driver: manifests, source: %s, stage: afterControlPlane}]"
                .formatted(source));
  }
}
