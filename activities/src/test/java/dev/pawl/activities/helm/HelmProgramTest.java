package dev.pawl.activities.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pawl.activities.helm.HelmProgram.Chart;
import dev.pawl.activities.helm.HelmProgram.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelmProgramTest {

  private static final Target TARGET = new Target(null, "shop", "web");

  @TempDir Path folder;
  private Path templates;

  @BeforeEach
  void chart() throws IOException {
    Files.writeString(folder.resolve("Chart.yaml"), "apiVersion: v2\nname: web\nversion: 1.2.3\n");
    templates = Files.createDirectory(folder.resolve("templates"));
  }

  @Test
  void shouldRenderAChartWithItsValues() throws Exception {
    Files.writeString(
        templates.resolve("cm.yaml"),
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: {{ .Release.Name }}, namespace: {{ .Release.Namespace }}}
        data: {a: {{ .Values.a | quote }}, kube: {{ .Capabilities.KubeVersion.Version }}}
        """);
    assertThat(new HelmProgram().render(chart("a: 1"), TARGET, "v1.35.4"))
        .contains("{name: web, namespace: shop}", "{a: \"1\", kube: v1.35.4}");
    assertThat(new HelmProgram().about(chart("a: 1"))).contains("version: 1.2.3");
  }

  @Test
  void shouldSayInHelmsWordsWhatDoesNotRenderAndHideWhatIsSecret() throws IOException {
    Files.writeString(
        templates.resolve("cm.yaml"), "a: {{ fail (printf \"bad %s\" .Values.password) }}\n");
    assertThatThrownBy(
            () -> new HelmProgram().render(chart("password: hunter2"), TARGET, "v1.35.4"))
        .isInstanceOf(HelmException.class)
        .hasMessageContaining("web/templates/cm.yaml:1")
        .hasMessageContaining("bad ***")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void shouldBringBackWhatWasRecordedWithoutRenderingItAgain() throws Exception {
    HelmRelease recorded =
        new HelmRelease(
            new ObjectMapper()
                .readTree(
                    """
                    {"version": 3, "config": {"a": 1}, "manifest": "---\\nkind: A\\napiVersion: v1\\nmetadata: {name: '{{ x }}'}\\n",
                     "hooks": [{"manifest": "kind: Job\\nmetadata: {name: h, annotations: {helm.sh/hook: pre-upgrade}}"}],
                     "chart": {"values": {"b": 2}, "metadata": {"name": "web", "version": "1.0.0", "apiVersion": "v2",
                       "dependencies": [{"name": "sub", "version": "1"}]}}}"""));
    Path back = Files.createDirectory(folder.resolve("back"));
    Path values = RecordedChart.write(recorded, back);
    Chart chart = new Chart(back.toString(), null, null, List.of(values), HelmValues.of(List.of()));
    assertThat(new HelmProgram().render(chart, TARGET, "v1.35.4"))
        .contains("metadata: {name: '{{ x }}'}");
    assertThat(back.resolve("recorded/hooks.yaml")).content().contains("helm.sh/hook: pre-upgrade");
    assertThat(Files.readString(values)).isEqualTo("{\"a\":1}");
    assertThat(new HelmProgram().about(chart)).contains("1.0.0").doesNotContain("sub");
  }

  private Chart chart(String values) throws IOException {
    Path file = Files.writeString(folder.resolve("set.yaml"), values);
    String[] pair = values.split(": ", -1);
    HelmValues set =
        HelmValues.of(List.of(new ObjectMapper().createObjectNode().put(pair[0], pair[1])));
    return new Chart(folder.toString(), null, null, List.of(file), set);
  }
}
