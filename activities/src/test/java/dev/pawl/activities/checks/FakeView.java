package dev.pawl.activities.checks;

import dev.pawl.planner.spec.SpecReader;
import dev.pawl.planner.spec.UpgradeSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A cluster of exactly what a test puts into it; of the rest there is nothing. */
public final class FakeView implements View {

  /** When all of its rounds begin. */
  public static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private static final String SPEC =
      """
      apiVersion: pawl.dev/v1alpha1
      kind: ClusterUpgrade
      metadata: {name: test}
      spec:
        target: {version: 1.36.3}
        controlPlane: {driver: exec, exec: {upgrade: ["./swap.sh"]}}
        pools:
          items:
            - {name: a, selector: {matchLabels: {pool: a}}, driver: kwok}
      """;

  private final Map<Reading<?>, List<?>> objects = new HashMap<>();
  private final Map<Asked<?>, Answers<?>> answers = new HashMap<>();
  private Reading<?> denied;
  private UpgradeSpec spec = new SpecReader().read(SPEC);

  /** With these, and none else of their kind. */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public final <T> FakeView with(Reading<T> kind, T... items) {
    return with(kind, Arrays.asList(items));
  }

  public <T> FakeView with(Reading<T> kind, List<T> items) {
    objects.put(kind, items);
    return this;
  }

  /** Every apiserver that is asked says this. */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public final <T> FakeView saying(Asked<T> what, T... said) {
    return with(what.reading(), Arrays.asList(said));
  }

  /** With answers of several apiservers. */
  public <T> FakeView answering(Asked<T> what, Answers<T> said) {
    answers.put(what, said);
    return this;
  }

  /** With one more of its kind. */
  @SuppressWarnings("unchecked") // put in with their kind
  public <T> FakeView and(Reading<T> kind, T item) {
    List<T> all = new ArrayList<>((List<T>) objects.getOrDefault(kind, List.of()));
    all.add(item);
    return with(kind, all);
  }

  /** The upgrade leads elsewhere. */
  public FakeView to(String version) {
    spec = new SpecReader().read(SPEC.replace("1.36.3", version));
    return this;
  }

  /** With a line of its own in the spec's pool, such as {@code drain: {timeout: 1m}}. */
  public FakeView withPool(String field) {
    spec = new SpecReader().read(SPEC.replace("driver: kwok", "driver: kwok, " + field));
    return this;
  }

  /** With a further field of the spec, such as {@code addons: [...]}. */
  public FakeView withSpec(String field) {
    spec = new SpecReader().read(SPEC + "  " + field + "\n");
    return this;
  }

  /** That kind may not be read. */
  public FakeView denying(Reading<?> kind) {
    denied = kind;
    return this;
  }

  @Override
  @SuppressWarnings("unchecked") // put in with their kind
  public <T> List<T> read(Reading<T> what) {
    if (what == denied) {
      throw new UnreadableException(
          "may not " + what.right().verb() + " " + what, "grant it", null);
    }
    return (List<T>) objects.getOrDefault(what, List.of());
  }

  @Override
  @SuppressWarnings("unchecked") // put in with their question
  public <T> Answers<T> each(Asked<T> what) {
    read(Readings.APISERVERS);
    List<T> said = read(what.reading());
    return (Answers<T>) answers.getOrDefault(what, Answers.only(said));
  }

  @Override
  public UpgradeSpec spec() {
    return spec;
  }

  @Override
  public Instant now() {
    return NOW;
  }
}
