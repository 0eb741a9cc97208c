package dev.pawl.activities.marks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Autoscalers leave a node in flight alone, and have it back afterwards as it was. */
class KeepTest {

  private static final String AUTOSCALER = "cluster-autoscaler.kubernetes.io/scale-down-disabled";
  private static final String KARPENTER = "karpenter.sh/do-not-disrupt";

  private static Node node(Map<String, String> annotations) {
    return new NodeBuilder()
        .withNewMetadata()
        .withName("a")
        .withAnnotations(annotations)
        .endMetadata()
        .withNewSpec()
        .endSpec()
        .build();
  }

  private static Node drained(Map<String, String> annotations) {
    return Marks.beginDrain("u1", Instant.EPOCH).apply(node(annotations));
  }

  @Test
  void shouldKeepANodeWhileItDrainsAndGiveItBack() {
    Node drained = drained(Map.of("team", "shop"));

    assertThat(drained.getMetadata().getAnnotations())
        .contains(entry(AUTOSCALER, "true"), entry(KARPENTER, "true"));
    assertThat(Marks.endDrain("u1").apply(drained).getMetadata().getAnnotations())
        .containsOnly(entry("team", "shop"), entry(Keys.UPGRADE, "u1"));
    assertThat(Marks.clean().apply(drained).getMetadata().getAnnotations())
        .containsOnly(entry("team", "shop"));
  }

  @Test
  void shouldChangeNothingWhenItBeginsTwice() {
    Node once = drained(Map.of());

    assertThat(Marks.beginDrain("u1", Instant.EPOCH).apply(once)).isEqualTo(once);
  }

  @Test
  void shouldLeaveWhatSomebodyElseKeeps() {
    Node drained = drained(Map.of(AUTOSCALER, "true"));

    assertThat(Marks.clean().apply(drained).getMetadata().getAnnotations())
        .containsOnly(entry(AUTOSCALER, "true"));
  }

  @Test
  void shouldPutBackWhatItOverruled() {
    Node drained = drained(Map.of(AUTOSCALER, "false"));

    assertThat(drained.getMetadata().getAnnotations()).contains(entry(AUTOSCALER, "true"));
    assertThat(Marks.clean().apply(drained).getMetadata().getAnnotations())
        .containsOnly(entry(AUTOSCALER, "false"));
  }

  @Test
  void shouldLeaveWhatSomebodyChangedMeanwhile() {
    Node drained = drained(Map.of());
    Node changed =
        new NodeBuilder(drained)
            .editMetadata()
            .addToAnnotations(KARPENTER, "until-friday")
            .endMetadata()
            .build();

    assertThat(Marks.clean().apply(changed).getMetadata().getAnnotations())
        .containsOnly(entry(KARPENTER, "until-friday"));
  }

  @Test
  void shouldKeepANewMachineUntilTheUpgradeIsClosed() {
    Map<String, String> born = new TreeMap<>(Keep.ofNewMachine());
    born.put(Keys.REPLACES, "b");
    born.put(Keys.UPGRADE, "u1");
    Node machine = node(born);
    Node released =
        Marks.endDrain("u1").apply(Marks.beginDrain("u1", Instant.EPOCH).apply(machine));

    assertThat(released.getMetadata().getAnnotations()).contains(entry(KARPENTER, "true"));
    assertThat(Marks.clean().apply(released).getMetadata().getAnnotations()).isNullOrEmpty();
  }
}
