package dev.pawl.activities.checks;

import dev.pawl.planner.version.KubeVersion;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version in an image's tag, where there is one. */
public final class ImageTag {

  /** After the last colon that is no port's; a digest says nothing. */
  private static final Pattern TAG = Pattern.compile(":(v?\\d+\\.\\d+\\.\\d+[^/@:]*)(@.*)?$");

  private ImageTag() {}

  public static Optional<KubeVersion> version(String image) {
    Matcher tag = TAG.matcher(image == null ? "" : image);
    return tag.find() ? Optional.of(KubeVersion.parse(tag.group(1))) : Optional.empty();
  }

  /** Of a pod's first container. */
  public static Optional<KubeVersion> version(Pod pod) {
    return pod.getSpec().getContainers().stream().findFirst().flatMap(c -> version(c.getImage()));
  }
}
