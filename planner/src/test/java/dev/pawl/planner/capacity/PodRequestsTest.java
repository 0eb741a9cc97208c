package dev.pawl.planner.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.capacity.PodRequests.Ends;
import dev.pawl.planner.capacity.PodRequests.InitContainer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PodRequestsTest {

  @Test
  void shouldAddUpContainers() {
    assertThat(requests(List.of(cpu(200), cpu(300)), List.of())).isEqualTo(cpu(500));
  }

  @Test
  void shouldTakeTheLargestInitContainerWhereItAsksForMore() {
    List<InitContainer> init = List.of(before(700), before(100));

    assertThat(requests(List.of(cpu(200), cpu(300)), init)).isEqualTo(cpu(700));
  }

  @Test
  void shouldAddSidecarsToContainersAndToLaterInitContainers() {
    // given a sidecar of 100 between two init containers
    List<InitContainer> init = List.of(before(550), sidecar(100), before(520));

    // then 520 runs beside it, which is more than 550 alone and 100 + 500 of the containers
    assertThat(requests(List.of(cpu(500)), init)).isEqualTo(cpu(620));
    assertThat(requests(List.of(cpu(600)), init)).isEqualTo(cpu(700));
  }

  @Test
  void shouldTakeTheLargestOfEachResourceOnItsOwn() {
    Resources small = new Resources(100, 900, Map.of("gpu", 1L));
    InitContainer init =
        new InitContainer(new Resources(500, 10, Map.of("gpu", 2L)), Ends.BEFORE_THE_NEXT);

    assertThat(requests(List.of(small), List.of(init)))
        .isEqualTo(new Resources(500, 900, Map.of("gpu", 2L)));
  }

  @Test
  void shouldPutOverheadOnTopOfTheRequestsOfThePod() {
    PodRequests pod =
        new PodRequests(List.of(Resources.of(100, 7)), List.of(), Resources.of(50, 1), cpu(1000));

    assertThat(pod.effective()).isEqualTo(Resources.of(1050, 8));
  }

  private static Resources requests(List<Resources> containers, List<InitContainer> init) {
    return new PodRequests(containers, init, Resources.NONE, Resources.NONE).effective();
  }

  private static Resources cpu(long milli) {
    return Resources.of(milli, 0);
  }

  private static InitContainer before(long milli) {
    return new InitContainer(cpu(milli), Ends.BEFORE_THE_NEXT);
  }

  private static InitContainer sidecar(long milli) {
    return new InitContainer(cpu(milli), Ends.WITH_THE_POD);
  }
}
