package dev.pawl.planner.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.planner.graph.GraphReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is handed to people works: every example reads, fits the schema and finds its files. */
class ExamplesTest {

  private static final Path EXAMPLES = Path.of("..", "examples");

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      List<Path> found = files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
      assertThat(found).isNotEmpty();
      return found;
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void shouldRead(Path example) throws IOException {
    assertThat(SpecTexts.problems(Files.readString(example))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void shouldFitTheSchema(Path example) throws IOException {
    assertThat(SchemaValidation.messages(Files.readString(example))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void shouldFindItsFiles(Path example) throws IOException {
    UpgradeSpec spec = new SpecReader().read(Files.readString(example));

    assertThat(spec.addons())
        .filteredOn(a -> a.source() != null)
        .allMatch(a -> Files.exists(EXAMPLES.resolve(a.source())));
    assertThat(commands(spec))
        .filteredOn(c -> c.startsWith("./"))
        .allMatch(c -> Files.isExecutable(EXAMPLES.resolve(c)));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void shouldHaveAGraphThatCanBeReliedOn(Path example) throws IOException {
    GraphTarget target = new SpecReader().read(Files.readString(example)).target().graph();
    if (target != null) {
      byte[] text = Files.readAllBytes(EXAMPLES.resolve(target.source()));

      assertThat(new GraphReader().read(text).channels()).contains(target.channel());
    }
  }

  private static Stream<String> commands(UpgradeSpec spec) {
    Stream<ExecCommands> ofPools = spec.pools().stream().map(PoolSpec::exec);
    Stream<ExecCommands> ofControlPlane =
        Stream.ofNullable(spec.controlPlane()).map(ControlPlaneSpec::exec);
    return Stream.concat(ofControlPlane, ofPools)
        .filter(exec -> exec != null)
        .flatMap(exec -> Stream.of(ExecAction.values()).map(exec::command))
        .filter(command -> !command.isEmpty())
        .map(command -> command.get(0));
  }
}
