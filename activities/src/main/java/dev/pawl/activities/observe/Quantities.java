package dev.pawl.activities.observe;

import dev.pawl.planner.capacity.Resources;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;

/** Amounts of the API as plain numbers, rounded up as the scheduler does. */
final class Quantities {

  static final String PODS = "pods";

  private static final String CPU = "cpu";
  private static final String MEMORY = "memory";
  private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

  private Quantities() {}

  /** All but the number of pods. */
  static Resources resources(Map<String, Quantity> amounts) {
    Map<String, Long> other = new TreeMap<>();
    Lists.orNone(amounts).forEach((name, amount) -> other.put(name, whole(amount, 0)));
    Long memory = other.remove(MEMORY);
    Long cpu = other.remove(CPU);
    other.remove(PODS);
    return new Resources(
        cpu == null ? 0 : whole(amounts.get(CPU), 3), memory == null ? 0 : memory, other);
  }

  /** A count; one that is not written limits nothing. */
  static int countOrNoLimit(Quantity amount) {
    return amount == null ? Integer.MAX_VALUE : (int) Math.min(Integer.MAX_VALUE, whole(amount, 0));
  }

  private static long whole(Quantity amount, int digits) {
    return amount
        .getNumericalAmount()
        .movePointRight(digits)
        .setScale(0, RoundingMode.CEILING)
        .min(LARGEST)
        .longValueExact();
  }
}
