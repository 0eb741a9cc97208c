package dev.pawl.activities.checks.volume;

import dev.pawl.activities.checks.About;
import dev.pawl.activities.checks.Check;
import dev.pawl.activities.checks.Owner;
import dev.pawl.activities.checks.Readings;
import dev.pawl.activities.checks.Ref;
import dev.pawl.activities.checks.View;
import dev.pawl.activities.checks.When;
import dev.pawl.planner.check.Finding;
import dev.pawl.planner.check.Found;
import dev.pawl.planner.check.Severity;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Volumes of a cloud whose code has left Kubernetes: without the CSI driver that took over they
 * cannot be attached.
 */
final class InTreeVolumes implements Check {

  @Override
  public About about() {
    return new About(
        "INTREE-VOL",
        "in-tree volumes without their CSI driver",
        Severity.BLOCK,
        Owner.PLATFORM,
        When.ONCE,
        List.of(Readings.VOLUMES, Readings.CSI_DRIVERS));
  }

  private static final Map<String, Predicate<PersistentVolume>> DRIVERS =
      Map.of(
          "ebs.csi.aws.com", v -> v.getSpec().getAwsElasticBlockStore() != null,
          "pd.csi.storage.gke.io", v -> v.getSpec().getGcePersistentDisk() != null,
          "disk.csi.azure.com", v -> v.getSpec().getAzureDisk() != null,
          "file.csi.azure.com", v -> v.getSpec().getAzureFile() != null,
          "cinder.csi.openstack.org", v -> v.getSpec().getCinder() != null,
          "csi.vsphere.vmware.com", v -> v.getSpec().getVsphereVolume() != null);

  @Override
  public Found look(View view) {
    Set<String> installed =
        view.read(Readings.CSI_DRIVERS).stream()
            .map(d -> d.getMetadata().getName())
            .collect(Collectors.toSet());
    return Found.of(
        view.read(Readings.VOLUMES).stream()
            .flatMap(
                v ->
                    DRIVERS.entrySet().stream()
                        .filter(d -> d.getValue().test(v) && !installed.contains(d.getKey()))
                        .map(d -> finding(v, d.getKey()))));
  }

  private static Finding finding(PersistentVolume volume, String driver) {
    return Finding.block(
        Ref.of(volume),
        "needs CSI driver %s, which is not installed".formatted(driver),
        "install the driver before pods with this volume have to move");
  }
}
