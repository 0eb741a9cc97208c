package dev.pawl.planner.check;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What checks had found before anything was changed: that, nobody has to be told of at the end. Of
 * each finding only a short hash is kept.
 *
 * @param known of each check with its object
 * @param more how many findings there were beyond those; so many unknown ones are overlooked
 */
public record CheckBaseline(Set<String> known, int more) {

  /** It is kept on the cluster, in an annotation: 256 KiB for all of an object's. */
  private static final int MOST = 4000;

  private static final int LENGTH = 12;

  /** What controllers add to the names of pods, which is another one after each move. */
  private static final Pattern GENERATED = Pattern.compile("(-[a-z0-9]{8,10})?-[a-z0-9]{5}$");

  public CheckBaseline {
    known = new TreeSet<>(known);
  }

  /**
   * Of a look.
   *
   * @param checks ids of those that count: the ones that are run again at the end
   */
  public static CheckBaseline of(List<CheckResult> results, Collection<String> checks) {
    Set<String> all = new TreeSet<>();
    results.stream()
        .filter(r -> checks.contains(r.id()))
        .forEach(r -> r.findings().forEach(f -> all.add(hash(r.id(), f))));
    Set<String> known = new TreeSet<>();
    all.stream().limit(MOST).forEach(known::add);
    return new CheckBaseline(known, all.size() - known.size());
  }

  /** Whether it had been there. */
  public boolean knows(String check, Finding finding) {
    return known.contains(hash(check, finding));
  }

  private static String hash(String check, Finding finding) {
    String object = finding.object();
    String lasting =
        object.startsWith("Pod/") ? GENERATED.matcher(object).replaceFirst("") : object;
    byte[] text = (check + " " + lasting).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(text).toString().replace("-", "").substring(0, LENGTH);
  }
}
