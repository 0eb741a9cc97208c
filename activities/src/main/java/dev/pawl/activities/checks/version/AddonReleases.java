package dev.pawl.activities.checks.version;

import dev.pawl.activities.checks.ImageTag;
import dev.pawl.planner.version.Minor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** For which releases of Kubernetes releases of addons are, as {@code addons.csv} has it. */
final class AddonReleases {

  private static final String TABLE = "addons.csv";
  private static final String SAME = "same";

  private record Key(String image, Minor release) {}

  /** The first and the last release of Kubernetes that it is for. */
  record Range(Minor from, Minor to) {

    boolean contains(Minor release) {
      return from.compareTo(release) <= 0 && release.compareTo(to) <= 0;
    }

    @Override
    public String toString() {
      return from.equals(to) ? from.toString() : from + " to " + to;
    }
  }

  private final Map<Key, Range> ranges = new HashMap<>();
  private final Set<String> same = new HashSet<>();

  private AddonReleases() {}

  /** The table that is part of this build. */
  static AddonReleases shipped() {
    try (InputStream in = AddonReleases.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException(TABLE + " is missing from this build");
      }
      AddonReleases releases = new AddonReleases();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .forEach(releases::row);
      return releases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void row(String line) {
    String[] cells = line.split(",", -1);
    if (cells[1].equals(SAME)) {
      same.add(cells[0]);
    } else {
      ranges.put(
          new Key(cells[0], Minor.parse(cells[1])),
          new Range(Minor.parse(cells[2]), Minor.parse(cells[3])));
    }
  }

  /**
   * What an image is for; empty where it is none of these addons, or a release nobody wrote down.
   */
  Optional<Range> range(String image) {
    String name = name(image);
    Optional<Minor> release = ImageTag.version(image).map(v -> v.minorRelease());
    return same.contains(name)
        ? release.map(r -> new Range(r, r))
        : release.map(r -> ranges.get(new Key(name, r)));
  }

  /** The last part of its name, without tag and digest. */
  static String name(String image) {
    return image == null
        ? ""
        : image.substring(image.lastIndexOf('/') + 1).replaceFirst("[:@].*", "");
  }
}
