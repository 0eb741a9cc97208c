package dev.pawl.planner.capacity;

/** A taint that keeps pods off a node. PreferNoSchedule keeps none off, and has no place here. */
public record Taint(String key, String value, Effect effect) {

  /** What happens to a pod that does not tolerate the taint. */
  public enum Effect {
    NO_SCHEDULE("NoSchedule"),
    NO_EXECUTE("NoExecute");

    private final String label;

    Effect(String label) {
      this.label = label;
    }

    @Override
    public String toString() {
      return label;
    }
  }

  /** What a cordon is to a pod. */
  public static final Taint CORDON =
      new Taint("node.kubernetes.io/unschedulable", "", Effect.NO_SCHEDULE);

  /** As kubectl writes it. */
  @Override
  public String toString() {
    return key + (value.isEmpty() ? "" : "=" + value) + ":" + effect;
  }
}
