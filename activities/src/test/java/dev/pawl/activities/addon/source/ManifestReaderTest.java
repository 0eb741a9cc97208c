package dev.pawl.activities.addon.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.activities.addon.source.ManifestReader.Manifest;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestReaderTest {

  @TempDir Path directory;

  @Test
  void shouldReadFilesInOrderDocumentsListsAndJson() throws Exception {
    write("20-b.yml", "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\n");
    write(
        "10-a.yaml",
        """
        ---
        # nothing
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: a}
        ---
        apiVersion: v1
        kind: List
        items:
        - {apiVersion: v1, kind: ConfigMap, metadata: {name: b}}
        - {apiVersion: v1, kind: ConfigMap, metadata: {name: c}}
        """);
    write(
        "30-c.json",
        "{\"apiVersion\": \"v1\", \"kind\": \"Service\",\n\t\"metadata\": {\"name\": \"j\"}}");
    write("README.md", "not a manifest");
    assertThat(read())
        .extracting(m -> m.object().getMetadata().getName())
        .containsExactly("a", "b", "c", "s", "j");
  }

  @Test
  void shouldReadPlainWordsAsKubectlDoes() throws Exception {
    write(
        "a.yaml",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: a}
        data:
          mode: 0644
          date: 2026-01-01
          port: 80:8080
          on: yes
          version: 1.30
          plain: "0644"
        """);
    GenericKubernetesResource object = read().get(0).object();
    assertThat(object.<Object>get("data", "mode")).isEqualTo(420);
    assertThat(object.<Object>get("data", "date")).isEqualTo("2026-01-01");
    assertThat(object.<Object>get("data", "port")).isEqualTo("80:8080");
    assertThat(object.<Object>get("data", "version")).isEqualTo(1.30);
    assertThat(object.<Object>get("data", "plain")).isEqualTo("0644");
  }

  @Test
  void shouldFollowAnchors() throws Exception {
    write(
        "a.yaml",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: &meta {name: a, labels: {app: x}}
        data: {copy: *meta}
        """);
    assertThat(read().get(0).object().<String>get("data", "copy", "name")).isEqualTo("a");
  }

  @Test
  void shouldNameFileAndLineOfWhatIsNoYaml() throws IOException {
    write("a.yaml", "apiVersion: v1\nkind: ConfigMap\n  name: x\n");
    assertThatThrownBy(this::read)
        .isInstanceOf(ManifestException.class)
        .hasMessage(directory + "/a.yaml line 3: mapping values are not allowed here");
    write("a.yaml", "apiVersion: v1\nkind: A\nkind: B\n");
    assertThatThrownBy(this::read)
        .hasMessage(directory + "/a.yaml line 3: found duplicate key kind");
  }

  @Test
  void shouldNameTheDocumentThatIsNoObject() throws IOException {
    write("a.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n---\n- x\n");
    assertThatThrownBy(this::read)
        .hasMessage(directory + "/a.yaml, document 2: expected an object with apiVersion and kind");
    write("a.yaml", "apiVersion: v1\nmetadata: {name: a}\n");
    assertThatThrownBy(this::read)
        .hasMessage(
            directory + "/a.yaml, document 1: apiVersion, kind or metadata.name is missing");
  }

  @Test
  void shouldRefuseASourceWithoutOrWithHiddenManifests() throws IOException {
    assertThatThrownBy(this::read)
        .isInstanceOf(IOException.class)
        .hasMessage(directory + " holds no manifests: expected files *.yaml, *.yml or *.json");
    assertThatThrownBy(() -> AddonSource.read(directory.resolve("no")))
        .isInstanceOf(NoSuchFileException.class);
    write("a.yaml", "");
    Files.createDirectory(directory.resolve("crds"));
    write("crds/b.yaml", "");
    assertThatThrownBy(this::read)
        .hasMessage(
            directory
                + "/crds is a folder with manifests; only those of the source itself are read");
  }

  @Test
  void shouldHashNamesAndContents() throws IOException {
    write("a.yaml", "1");
    write("b.yaml", "2");
    String hash = SourceHash.of(AddonSource.read(directory));
    assertThat(hash).matches("[0-9a-f]{64}").isEqualTo(SourceHash.of(AddonSource.read(directory)));
    write("notes.txt", "does not matter");
    assertThat(SourceHash.of(AddonSource.read(directory))).isEqualTo(hash);
    write("a.yaml", "12");
    write("b.yaml", "");
    assertThat(SourceHash.of(AddonSource.read(directory))).isNotEqualTo(hash);
    Files.move(directory.resolve("a.yaml"), directory.resolve("c.yaml"));
    assertThat(SourceHash.of(AddonSource.read(directory.resolve("c.yaml")))).isNotEqualTo(hash);
  }

  private List<Manifest> read() throws IOException, ManifestException {
    return ManifestReader.read(AddonSource.read(directory));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }
}
