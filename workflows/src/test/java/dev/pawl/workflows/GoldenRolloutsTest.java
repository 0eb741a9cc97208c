package dev.pawl.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rollouts to read: one story a file, in {@code src/test/resources/rollouts}. Written anew with
 * {@code -Dpawl.regenerate=true}; a change of the planner shows as a change of these files.
 */
class GoldenRolloutsTest {

  private static final Path FILES = Path.of("src/test/resources/rollouts");

  private static final Map<String, Supplier<RolloutStory>> STORIES = new TreeMap<>();

  static {
    STORIES.put(
        "surge-by-one", () -> RolloutStory.surge("One machine more, at any time", 3, 1, 0, 1));
    STORIES.put(
        "boot-and-drain-overlap",
        () -> RolloutStory.surge("A canary, then boots and drains side by side", 6, 3, 0, 1));
    STORIES.put(
        "without-a-spare-machine",
        () -> RolloutStory.surge("No machine more, one node fewer", 4, 0, 1, 0));
    STORIES.put(
        "slow-boot",
        () ->
            RolloutStory.surge("One machine boots slowly: the others do not wait", 5, 2, 0, 0)
                .slow("n00'", 16));
    STORIES.put(
        "bad-machines",
        () ->
            RolloutStory.surge("Two bad machines in a row stop the pool", 5, 2, 0, 0)
                .bad("n00'", "n01'")
                .goodFrom(8)
                .retry(10, "surge/n00")
                .retry(18, "surge/n01"));
    STORIES.put(
        "no-room-one-node-fewer",
        () ->
            RolloutStory.surge("No room for more machines: one node fewer; then room", 5, 2, 1, 0)
                .room(0, 5)
                .room(20, 7));
    STORIES.put(
        "no-room-hold",
        () ->
            RolloutStory.surge(
                    "No room, and no node may be missed: hold until there is", 3, 1, 0, 1)
                .room(0, 3)
                .room(9, 4));
    STORIES.put(
        "edit-in-the-middle",
        () ->
            RolloutStory.surge("maxSurge 1, then 3, then 1 again", 7, 1, 0, 0)
                .edit(8, 3, 0)
                .edit(16, 1, 0));
    STORIES.put(
        "join-and-leave",
        () ->
            RolloutStory.surge("An old node joins, another is taken away", 4, 1, 0, 0)
                .joins(5)
                .leaves(12, "n03"));
    STORIES.put(
        "a-node-is-down",
        () ->
            RolloutStory.surge("A node that is down counts, and goes first", 3, 0, 1, 0)
                .down(0, "n02"));
    STORIES.put(
        "in-place",
        () ->
            RolloutStory.inPlace("In place, and one command fails", 3, 1, 1)
                .bad("n01")
                .goodFrom(15)
                .retry(20, "upgrade/n01"));
  }

  static Stream<String> stories() {
    return STORIES.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("stories")
  void shouldTellTheSameStoryAsBefore(String name) throws IOException {
    RolloutStory story = STORIES.get(name).get();
    String told = story.told();
    Path file = FILES.resolve(name + ".txt");
    if (Boolean.getBoolean("pawl.regenerate")) {
      Files.createDirectories(FILES);
      Files.writeString(file, told);
    }

    assertThat(story.ended()).as(told).isTrue();
    assertThat(file)
        .as("run the test with -Dpawl.regenerate=true and look at what has changed")
        .hasContent(told);
  }

  @ParameterizedTest
  @MethodSource("stories")
  void shouldEndWellInAnyOrderOfWhatHappensAtOnce(String name) {
    for (int seed = 0; seed < 100; seed++) {
      RolloutStory story = STORIES.get(name).get();
      story.play(new Random(seed));

      assertThat(story.ended()).as("seed %d%n%s", seed, story.lines()).isTrue();
    }
  }

  @Test
  void shouldReplaceEachNodeOnceForEachSmallStrategy() {
    for (int size = 1; size <= 12; size++) {
      for (int surge = 0; surge <= 4; surge++) {
        for (int unavailable = surge == 0 ? 1 : 0; unavailable <= 3; unavailable++) {
          RolloutStory story = RolloutStory.surge("", size, surge, unavailable, size % 3);
          story.play(new Random(size));

          assertThat(story.ended()).as("%d, %d, %d", size, surge, unavailable).isTrue();
          assertThat(story.lines().stream().filter(l -> l.contains("   remove "))).hasSize(size);
          assertThat(story.lines().stream().filter(l -> l.contains("   create "))).hasSize(size);
        }
      }
    }
  }
}
