package dev.pawl.activities.checks.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pawl.activities.checks.api.Written.Applied;
import dev.pawl.activities.checks.api.Written.Writer;
import dev.pawl.planner.lifecycle.ApiLifecycle;
import dev.pawl.planner.lifecycle.ApiRemoval;
import dev.pawl.planner.version.Minor;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WrittenKindsTest {

  /** Gone before any release that Pawl is for; or never written by people; or no object at all. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "AdmissionReview",
          "APIGroupDiscovery",
          "CertificateSigningRequest",
          "ClusterCIDR",
          "ControllerRevision",
          "ConversionReview",
          "CSINode",
          "CSIStorageCapacity",
          "DeploymentRollback",
          "EndpointSlice",
          "Event",
          "Eviction",
          "EvictionRequest",
          "IPAddress",
          "JobTemplate",
          "Lease",
          "LeaseCandidate",
          "LocalSubjectAccessReview",
          "PodCertificateRequest",
          "PodPreset",
          "PodScheduling",
          "PodSchedulingContext",
          "PodSecurityPolicy",
          "ReplicaSet",
          "ResourceClaim",
          "ResourceClaimParameters",
          "ResourceClass",
          "ResourceClassParameters",
          "ResourcePoolStatusRequest",
          "ResourceSlice",
          "Scale",
          "SelfSubjectAccessReview",
          "SelfSubjectReview",
          "SelfSubjectRulesReview",
          "SubjectAccessReview",
          "TokenReview",
          "VolumeAttachment");

  /** A new release's table may bring kinds that nobody has thought about here. */
  @Test
  void shouldLookAtEveryKindOfTheTableThatPeopleWrite() {
    Set<String> looked =
        WrittenKinds.ALL.stream().map(WrittenKind::kind).collect(Collectors.toSet());

    assertThat(ApiLifecycle.shipped().removals())
        .extracting(ApiRemoval::kind)
        .allMatch(kind -> looked.contains(kind) || LEFT_OUT.contains(kind));
    assertThat(looked).doesNotContainAnyElementsOf(LEFT_OUT);
  }

  /** Asking for a version that ends soonest would be counted as use of it, and warned of. */
  @Test
  void shouldAskForTheVersionThatStaysLongest() {
    ApiLifecycle lifecycle = ApiLifecycle.shipped();
    for (WrittenKind kind : WrittenKinds.ALL) {
      // Alpha versions come last in any case: they say an end or not, and may leave at any time.
      assertThat(kind.versions())
          .as(kind.kind())
          .filteredOn(v -> !v.contains("alpha"))
          .extracting(v -> end(lifecycle, kind.group() + "/" + v, kind.kind()))
          .isSortedAccordingTo((a, b) -> b.compareTo(a));
    }
  }

  private static Minor end(ApiLifecycle lifecycle, String apiVersion, String kind) {
    return lifecycle.removal(apiVersion, kind).map(ApiRemoval::in).orElse(new Minor(9, 0));
  }

  @Test
  void shouldKeepOfMetadataWhatTellsVersions() throws Exception {
    MetadataItem item =
        new ObjectMapper()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .readValue(
                """
                {"metadata": {"namespace": "shop", "name": "web", "uid": "u", "annotations": {
                   "kubectl.kubernetes.io/last-applied-configuration":
                     "{\\"apiVersion\\":\\"networking.k8s.io/v1beta1\\",\\"kind\\":\\"Ingress\\",\\"spec\\":{}}"},
                 "managedFields": [
                   {"manager": "helm", "apiVersion": "networking.k8s.io/v1beta1", "operation": "Update",
                    "time": "2026-11-20T10:00:00Z", "fieldsV1": {"f:spec": {}}},
                   {"manager": "old", "apiVersion": "networking.k8s.io/v1"}]}}
                """,
                MetadataItem.class);

    Written written = item.written("Ingress");

    assertThat(written.object()).isEqualTo("Ingress/shop/web");
    assertThat(written.applied()).contains(new Applied("networking.k8s.io/v1beta1", "Ingress"));
    assertThat(written.writers())
        .containsExactly(
            new Writer("helm", "networking.k8s.io/v1beta1", Instant.parse("2026-11-20T10:00:00Z")),
            new Writer("old", "networking.k8s.io/v1", null));
  }
}
