package dev.pawl.starter.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.addon.AddonPreview;
import dev.pawl.activities.addon.driver.VersionMove;
import dev.pawl.activities.addon.object.FieldChange;
import dev.pawl.activities.addon.object.ObjectChange;
import dev.pawl.activities.addon.object.ObjectChange.What;
import dev.pawl.planner.spec.AddonDriver;
import dev.pawl.planner.spec.AddonSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddonTextTest {

  @Test
  void shouldTellWhatEachAddonChanges() {
    List<AddonPreview> addons =
        List.of(
            new AddonPreview(
                "dns",
                "manifests",
                new VersionMove("1.11.0", "1.12.1"),
                List.of(
                    new ObjectChange(
                        "Deployment/kube-system/dns",
                        What.CHANGE,
                        List.of(
                            new FieldChange(".spec.replicas", "2", "3"),
                            new FieldChange(".spec.paused", "true", null),
                            new FieldChange(".metadata.labels.a", null, "b")),
                        null,
                        null),
                    new ObjectChange(
                        "ConfigMap/kube-system/dns", What.CREATE, List.of(), null, "not asked"),
                    new ObjectChange(
                        "Service/kube-system/dns", What.CHANGE, List.of(), "no.", null),
                    new ObjectChange("Role/kube-system/dns", What.REMOVE, List.of(), null, null)),
                List.of("Namespace/dns"),
                null,
                null),
            new AddonPreview(
                "quiet",
                "operator",
                new VersionMove("4.1", "4.1"),
                List.of(),
                List.of(),
                null,
                null),
            new AddonPreview(
                "dark", "operator", null, List.of(), List.of(), null, "you may not patch engines"));
    assertThat(
            String.join(
                "\n", AddonText.lines(addons, List.of(spec("dns"), spec("quiet", "dns", "cni")))))
        .isEqualTo(
            """

            what addons change, as the cluster is now
              dns (manifests) 1.11.0 → 1.12.1
                change Deployment/kube-system/dns
                  ~ .spec.replicas: 2 → 3
                  - .spec.paused: true
                  + .metadata.labels.a: b
                create ConfigMap/kube-system/dns (not asked)
                ! Service/kube-system/dns: no.
                remove Role/kube-system/dns
                stays Namespace/dns: no longer in the source, but removing it would remove all that\
             is in it; delete it by hand
              quiet (operator) 4.1: nothing
                depends on dns, cni
              dark (operator): cannot be looked at: you may not patch engines\
            """);
  }

  private static AddonSpec spec(String name, String... dependsOn) {
    return new AddonSpec(
        name,
        AddonDriver.MANIFESTS,
        "./" + name,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(dependsOn));
  }
}
