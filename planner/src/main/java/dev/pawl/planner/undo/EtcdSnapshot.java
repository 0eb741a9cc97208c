package dev.pawl.planner.undo;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What {@code etcdutl snapshot status -w json} says of a snapshot of etcd, in its words. A number
 * that it does not say is 0.
 *
 * @param hash CRC-32 of all keys and values: a copy that has another one is another snapshot
 * @param revision of etcd when it was taken
 * @param totalKey how many revisions of keys are in it
 * @param totalSize in bytes
 * @param version of etcd's storage, such as 3.6.0; null or empty where it has none
 */
public record EtcdSnapshot(
    long hash, long revision, long totalKey, long totalSize, String version) {

  /**
   * What a snapshot that can be restored would have and this one has not; empty where it is sound.
   * A file that was cut off or is empty has zeros there.
   */
  public List<String> missing() {
    Map<String, Long> needed = new TreeMap<>();
    needed.put("hash", hash);
    needed.put("revision", revision);
    needed.put("totalKey", totalKey);
    return needed.entrySet().stream()
        .filter(e -> e.getValue() <= 0)
        .map(Map.Entry::getKey)
        .collect(Collectors.toList());
  }

  /** For a person; the hash as etcdutl's table has it. */
  public String sentence() {
    String storage = version == null || version.isEmpty() ? "" : ", storage version " + version;
    return "etcd at revision %d, hash %x, %d keys, %d bytes%s"
        .formatted(revision, hash, totalKey, totalSize, storage);
  }
}
