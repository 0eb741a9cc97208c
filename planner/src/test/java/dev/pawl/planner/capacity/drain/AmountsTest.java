package dev.pawl.planner.capacity.drain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

  @ParameterizedTest
  @CsvSource({
    "cpu,               500,         500m",
    "cpu,               2000,        2",
    "cpu,               1500,        1500m",
    "memory,            512,         512",
    "memory,            1024,        1Ki",
    "memory,            1610612736,  1.5Gi",
    "memory,            -2048,       -2Ki",
    "ephemeral-storage, 1048576,     1Mi",
    "hugepages-2Mi,     2097152,     2Mi",
    "nvidia.com/gpu,    2048,        2048",
  })
  void shouldWriteAmountsAsPeopleDo(String resource, long amount, String expected) {
    assertThat(Amounts.of(resource, amount)).isEqualTo(expected);
  }
}
