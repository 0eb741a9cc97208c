package dev.pawl.planner.policy;

import dev.pawl.planner.version.KubeVersion;
import dev.pawl.planner.version.Minor;
import java.util.ArrayList;
import java.util.List;

/**
 * The minors of a product in their order. Not every product counts as Kubernetes does: after 1.16
 * Google Distributed Cloud went on with 1.28, one minor later (seed 003), and OpenShift 4.16 is
 * Kubernetes 1.29. Distance is therefore counted in minors of the Kubernetes inside; a kubelet's
 * own version and the product's may stand beside each other.
 *
 * @param eras stretches in which the product counts one by one, oldest first
 */
public record MinorLine(List<Era> eras) {

  private static final int OPEN = Integer.MAX_VALUE;

  /** Kubernetes itself. */
  public static final MinorLine KUBERNETES = new MinorLine(List.of(new Era(1, 0, OPEN, 0)));

  /** OpenShift 4.3 is Kubernetes 1.16, and both count on by one. */
  public static final MinorLine OPENSHIFT =
      new MinorLine(List.of(new Era(1, 0, OPEN, 0), new Era(4, 3, OPEN, 16)));

  /** Up to 1.16, which is Kubernetes 1.27; from 1.28 on as Kubernetes. */
  public static final MinorLine DISTRIBUTED_CLOUD =
      new MinorLine(List.of(new Era(1, 0, 16, 11), new Era(1, 17, OPEN, 17)));

  public MinorLine {
    eras = List.copyOf(eras);
  }

  /**
   * Minors that count one by one.
   *
   * @param first minor number, last the last one, {@code kubernetes} the minor of Kubernetes in the
   *     first
   */
  public record Era(int major, int first, int last, int kubernetes) {

    private boolean has(Minor minor) {
      return minor.major() == major && minor.minor() >= first && minor.minor() <= last;
    }

    private int position(Minor minor) {
      return kubernetes + minor.minor() - first;
    }
  }

  /** How many minors {@code to} is ahead of {@code from}; negative where it is behind. */
  public int distance(Minor from, Minor to) {
    return position(to) - position(from);
  }

  /** As {@link #distance(Minor, Minor)}, of the minors these belong to. */
  public int distance(KubeVersion from, KubeVersion to) {
    return distance(from.minorRelease(), to.minorRelease());
  }

  /**
   * Whether {@code one} is newer, its patch counting where both are written in the same minor; two
   * ways of counting cannot be compared patch by patch.
   */
  public boolean isNewer(KubeVersion one, KubeVersion other) {
    int minors = distance(other, one);
    boolean sameMinor = one.minorRelease().equals(other.minorRelease());
    return minors > 0 || (sameMinor && one.compareTo(other) > 0);
  }

  /** The minor that follows, as the product writes it. */
  public Minor next(Minor minor) {
    Minor following = new Minor(minor.major(), minor.minor() + 1);
    if (distance(minor, following) == 1) {
      return following;
    }
    int position = position(minor) + 1;
    return eras.stream()
        .filter(era -> era.major() == minor.major() && era.first() > minor.minor())
        .map(era -> new Minor(era.major(), era.first() + position - era.kubernetes()))
        .findFirst()
        .orElse(following);
  }

  /** The minors between two, both left out; none where {@code to} is not ahead. */
  public List<Minor> between(Minor from, Minor to) {
    List<Minor> minors = new ArrayList<>();
    for (Minor minor = next(from); distance(minor, to) > 0; minor = next(minor)) {
      minors.add(minor);
    }
    return minors;
  }

  private int position(Minor minor) {
    return eras.stream()
        .filter(era -> era.has(minor))
        .mapToInt(era -> era.position(minor))
        .findFirst()
        // of another major, which no product here has: far from everything
        .orElse(minor.major() * 1000 + minor.minor());
  }
}
