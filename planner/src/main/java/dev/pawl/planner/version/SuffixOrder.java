package dev.pawl.planner.version;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * The order of what follows {@code MAJOR.MINOR.PATCH}.
 *
 * <ol>
 *   <li>pre-releases ({@code -alpha.1}, {@code -rc.1}, OpenShift's {@code -ec.0}, {@code -fc.0} and
 *       {@code -0.nightly…}), then the release, then what a vendor built from it ({@code
 *       -gke.146}). Semantic versioning would put a vendor's build before its release, and a node
 *       at {@code 1.35.4-eks-1} would never reach the target 1.35.4 (decision 0006);
 *   <li>within one kind field by field as semantic versioning does (item 11), save that digits
 *       inside a field count as a number: {@code -rc9} before {@code -rc10};
 *   <li>then build metadata, on whose order the standard is silent, by its numbers: {@code +k3s1},
 *       {@code +k3s2}, {@code +k3s10};
 *   <li>then the text, so that only equal suffixes compare as equal.
 * </ol>
 */
final class SuffixOrder implements Comparator<String> {

  static final SuffixOrder INSTANCE = new SuffixOrder();

  private static final Pattern PRE_RELEASE =
      Pattern.compile("-((alpha|beta|rc|ec|fc)([^A-Za-z].*)?|0\\..*)", Pattern.DOTALL);
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  /** Between two characters of which exactly one is a digit. */
  private static final Pattern SEAM =
      Pattern.compile("(?<=[0-9])(?=[^0-9])|(?<=[^0-9])(?=[0-9])", Pattern.DOTALL);

  private static final Pattern DOT = Pattern.compile("\\.");

  /** Runs of digits as numbers, the rest as text. */
  private static final Comparator<String> NATURAL =
      Comparator.comparing(SEAM::split, each(SuffixOrder::compareChunks));

  /** As semantic versioning has it: a field that is a number before one that is not. */
  private static final Comparator<String> STANDARD =
      Comparator.<String, Boolean>comparing(field -> !isNumber(field)).thenComparing(NATURAL);

  private static final Comparator<String> ORDER =
      Comparator.comparingInt(SuffixOrder::kind)
          .thenComparing(SuffixOrder::beforeBuild, byField(STANDARD))
          .thenComparing(SuffixOrder::build, byField(NATURAL))
          .thenComparing(Comparator.naturalOrder());

  private SuffixOrder() {}

  @Override
  public int compare(String left, String right) {
    return left.equals(right) ? 0 : ORDER.compare(left, right);
  }

  private static int kind(String suffix) {
    if (beforeBuild(suffix).isEmpty()) {
      return 1;
    }
    return PRE_RELEASE.matcher(suffix).matches() ? 0 : 2;
  }

  private static String beforeBuild(String suffix) {
    int plus = suffix.indexOf('+');
    return plus < 0 ? suffix : suffix.substring(0, plus);
  }

  private static String build(String suffix) {
    return suffix.substring(beforeBuild(suffix).length());
  }

  private static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  private static int compareChunks(String left, String right) {
    if (!isNumber(left) || !isNumber(right)) {
      return left.compareTo(right);
    }
    // numbers of any length: the longer is the greater once leading zeros are gone
    String a = withoutZeros(left);
    String b = withoutZeros(right);
    return a.length() == b.length() ? a.compareTo(b) : Integer.compare(a.length(), b.length());
  }

  private static String withoutZeros(String number) {
    int start = 0;
    while (start < number.length() && number.charAt(start) == '0') {
      start++;
    }
    return number.substring(start);
  }

  private static Comparator<String> byField(Comparator<String> field) {
    return Comparator.comparing(text -> DOT.split(text, -1), each(field));
  }

  /** Item by item; of two lists that agree as far as the shorter goes, the shorter is first. */
  private static Comparator<String[]> each(Comparator<String> item) {
    return (left, right) -> {
      for (int i = 0; i < Math.min(left.length, right.length); i++) {
        int order = item.compare(left[i], right[i]);
        if (order != 0) {
          return order;
        }
      }
      return Integer.compare(left.length, right.length);
    };
  }
}
