package dev.pawl.planner.hop;

import dev.pawl.planner.version.KubeVersion;
import dev.pawl.planner.version.Minor;

/** A version at which a control plane stops on its way: exact, or with its patch still open. */
public sealed interface Stop {

  Minor minor();

  /** The version that rules are asked about. */
  KubeVersion version();

  static Stop at(KubeVersion version) {
    return new Release(version);
  }

  /** An exact version, written such as {@code 1.35.6}. */
  record Release(KubeVersion version) implements Stop {

    @Override
    public Minor minor() {
      return version.minorRelease();
    }

    @Override
    public String toString() {
      return version.toString();
    }
  }

  /** A minor of which nobody has named the patch yet, written such as {@code 1.35}. */
  record OpenPatch(Minor minor) implements Stop {

    /** The first patch stands for all: rules about skew count minors. */
    @Override
    public KubeVersion version() {
      return new KubeVersion(minor.major(), minor.minor(), 0, "");
    }

    @Override
    public String toString() {
      return minor.toString();
    }
  }
}
