package dev.pawl.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** I9: where the cluster has changed, it is said what differs. */
class PlanDifferenceTest {

  private static final PlanOutline SHOWN =
      outline("1.35.4", "1.36.3", pool("a", 1, "a-0", "a-1"), pool("b", 1, "b-0"));

  @Test
  void shouldFindNothingWhereNothingChanged() {
    assertThat(differences(SHOWN)).isEmpty();
  }

  @Test
  void shouldTellOfAnotherControlPlane() {
    assertThat(
            differences(
                outline("1.35.6", "1.36.3", pool("a", 1, "a-0", "a-1"), pool("b", 1, "b-0"))))
        .containsExactly(
            "the control plane was at 1.35.4, and is at 1.35.6 now",
            "the hops were 1.35.4 → 1.36.3 (pools a b), and are 1.35.6 → 1.36.3 (pools a b) now");
  }

  @Test
  void shouldTellOfNodesThatCameAndWent() {
    assertThat(
            differences(
                outline("1.35.4", "1.36.3", pool("a", 1, "a-1", "a-2"), pool("b", 1, "b-0"))))
        .containsExactly(
            "pool a: to be replaced now, too: a-2", "pool a: not to be replaced any more: a-0");
  }

  @Test
  void shouldNameFiveAndCountTheRest() {
    PlanOutline now =
        outline(
            "1.35.4",
            "1.36.3",
            pool("a", 1, "a-0", "a-1", "c0", "c1", "c2", "c3", "c4", "c5", "c6"),
            pool("b", 1, "b-0"));

    assertThat(differences(now))
        .containsExactly("pool a: to be replaced now, too: c0, c1, c2, c3, c4 and 2 more");
  }

  @Test
  void shouldTellOfAnotherOrder() {
    assertThat(
            differences(
                outline("1.35.4", "1.36.3", pool("a", 1, "a-1", "a-0"), pool("b", 1, "b-0"))))
        .containsExactly("pool a: its nodes come in another order");
  }

  @Test
  void shouldTellOfTurnoversAndTargets() {
    assertThat(
            differences(
                outline("1.35.4", "1.36.4", pool("a", 2, "a-0", "a-1"), pool("b", 1, "b-0"))))
        .contains(
            "the target was 1.36.3, and is 1.36.4 now",
            "pool a would have turned over 1 times, and turns over 2 times now");
  }

  @Test
  void shouldTellOfPoolsThatCameAndWent() {
    assertThat(differences(outline("1.35.4", "1.36.3", pool("a", 1, "a-0", "a-1"), pool("c", 0))))
        .contains("pool b is not in the plan any more", "pool c was not in the plan");
  }

  private static List<String> differences(PlanOutline now) {
    return PlanDifference.between(SHOWN, now);
  }

  private static PlanOutline outline(String from, String target, PlanOutline.Pool... pools) {
    List<PlanOutline.Pool> all = List.of(pools);
    List<String> names = all.stream().map(PlanOutline.Pool::name).toList();
    return new PlanOutline(from, target, List.of(new PlanOutline.Hop(from, target, names)), all);
  }

  private static PlanOutline.Pool pool(String name, int turnovers, String... order) {
    return new PlanOutline.Pool(name, turnovers, List.of(order));
  }
}
