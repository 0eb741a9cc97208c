package dev.pawl.bench;

import dev.pawl.testbed.KubeCluster;
import java.nio.file.Path;
import java.util.OptionalInt;

/** One way of doing the work. */
interface Contender {

  /** For the table. */
  String name();

  /** How many nodes may be on their way at once. */
  int lanes();

  /** How its requests call themselves in the audit log: the beginning of the user agent. */
  String userAgent();

  /**
   * How often it does the work.
   *
   * @param asked by who wants medians
   */
  int rounds(int asked);

  /** Everything that is not measured: servers and programs of its own. */
  Run prepare(KubeCluster cluster, Path folder);

  /** The measured part. */
  interface Run extends AutoCloseable {

    /** Replaces every node; returns when its user would be told that it is done. */
    void go();

    /** Temporal actions it took; empty where there is no Temporal. */
    OptionalInt actions();

    @Override
    void close();
  }
}
