package dev.pawl.activities.addon.object;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectVersionTest {

  @ParameterizedTest
  @CsvSource({
    "dns:1.2, , 1.2",
    "registry:5000/dns:1.2@sha256:abc, , 1.2",
    "registry:5000/dns, , ",
    "dns@sha256:abc, , ",
    "dns:1.2, v9, v9"
  })
  void shouldReadTheLabelOrElseTheTag(String image, String label, String version)
      throws IOException {
    String labels = label == null ? "{}" : "{\"app.kubernetes.io/version\": \"" + label + "\"}";
    String json =
        """
        {"kind": "Deployment", "apiVersion": "apps/v1", "metadata": {"name": "a", "labels": %s},
         "spec": {"template": {"spec": {"containers": [{"image": "%s"}]}}}}"""
            .formatted(labels, image);
    assertThat(
            ObjectVersion.of(new ObjectMapper().readValue(json, GenericKubernetesResource.class)))
        .isEqualTo(Optional.ofNullable(version));
  }
}
