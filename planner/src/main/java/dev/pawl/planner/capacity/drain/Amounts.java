package dev.pawl.planner.capacity.drain;

import java.util.List;

/** Amounts of resources as people write them: {@code 500m}, {@code 1.5Gi}, {@code 2}. */
final class Amounts {

  private static final List<String> BINARY = List.of("Ki", "Mi", "Gi", "Ti", "Pi", "Ei");
  private static final int STEP = 1024;

  private Amounts() {}

  /** The amount of a resource in its own unit, rounded down to a tenth of it. */
  static String of(String resource, long amount) {
    if (resource.equals(ResourceNames.CPU)) {
      return amount % 1000 == 0 ? Long.toString(amount / 1000) : amount + "m";
    }
    return countsBytes(resource) ? bytes(amount) : Long.toString(amount);
  }

  private static boolean countsBytes(String resource) {
    return resource.equals(ResourceNames.MEMORY)
        || resource.equals("ephemeral-storage")
        || resource.startsWith("hugepages-");
  }

  private static String bytes(long amount) {
    long unit = 1;
    String suffix = "";
    for (String larger : BINARY) {
      if (Math.abs(amount) / unit < STEP) {
        break;
      }
      unit *= STEP;
      suffix = larger;
    }
    long whole = amount / unit;
    long tenth = Math.abs(amount % unit) * 10 / unit;
    return whole + (tenth == 0 ? "" : "." + tenth) + suffix;
  }
}
