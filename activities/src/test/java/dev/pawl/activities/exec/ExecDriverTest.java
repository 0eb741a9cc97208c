package dev.pawl.activities.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.activities.Failures;
import dev.pawl.activities.step.FakePulse;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.spec.ExecAction;
import dev.pawl.planner.version.KubeVersion;
import io.temporal.client.ActivityCanceledException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes. */
@Timeout(60)
class ExecDriverTest {

  private static final Pattern FILE = Pattern.compile("What it printed is in (\\S+) on worker");
  private static final Duration LONG = Duration.ofSeconds(30);

  private static final ExecReply.Said NOTHING = new ExecReply.Said(null, null);

  @TempDir Path directory;
  private final FakePulse pulse = new FakePulse();
  private ExecDriver driver;

  @BeforeEach
  void make() {
    driver = new ExecDriver(directory.resolve("output"));
  }

  @Test
  void shouldGiveTheCommandOneDocumentAndTheEndOfItsInput() throws IOException {
    Path seen = directory.resolve("seen");
    assertThat(
            driver.run(
                node(script("cat > " + seen + "; echo '{\"message\": \"swapped\"}'")), pulse))
        .isEqualTo(new ExecReply.Said("swapped", null));
    assertThat(Files.readString(seen))
        .isEqualTo(
            "{\"upgrade\":\"prod-eu\",\"action\":\"upgrade\",\"from\":\"1.35.4\",\"to\":\"1.36.3\",\"node\":\"n1\",\"attempt\":2}\n");
  }

  @Test
  void shouldLeaveOutTheNodeWhereThereIsNone() throws IOException {
    Path seen = directory.resolve("seen");
    driver.run(run(LONG, script("cat > " + seen + "; echo '{}'")), pulse);
    assertThat(Files.readString(seen)).doesNotContain("node");
  }

  @Test
  void shouldTakeAnEmptyObjectForSuccessAndKeepNoFile() throws IOException {
    assertThat(driver.run(run(LONG, script("echo noise >&2; echo '{}'")), pulse))
        .isEqualTo(NOTHING);
    assertThat(outputs()).isEmpty();
  }

  @Test
  void shouldNotMindACommandThatDoesNotReadItsInput() throws IOException {
    assertThat(driver.run(run(LONG, script("exec <&-; echo '{}'")), pulse)).isEqualTo(NOTHING);
  }

  @Test
  void shouldPassArgumentsAndTheEnvironmentOn() throws IOException {
    String script = script("printf '{\"message\": \"%s %s\"}' \"$2\" \"${PATH:+path}\"");
    assertThat(driver.run(run(LONG, script, "--to", "a b; c"), pulse))
        .isEqualTo(new ExecReply.Said("a b; c path", null));
  }

  @Test
  void shouldTellExitCodeMessageAndFile() throws IOException {
    String script = script("echo secret-token; echo '{\"message\": \"etcd is full\"}' >&2; exit 3");
    Hold hold = failure(node(script));
    assertThat(hold.code()).isEqualTo(HoldCode.EXEC_FAILED);
    assertThat(hold.objects()).containsExactly("Node/n1");
    assertThat(hold.message())
        .startsWith("Command " + script + " (upgrade, node n1, attempt 2) ended with exit code 3.")
        .doesNotContain("secret-token");
    Path file = fileOf(hold);
    assertThat(Files.readString(file)).contains("secret-token").contains("etcd is full");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void shouldTellTheMessageOfACommandThatFailed() throws IOException {
    String script = script("echo '{\"message\": \"etcd is full\"}'; exit 3");
    assertThat(failure(run(LONG, script)).message())
        .contains("ended with exit code 3 and said: etcd is full. What it printed is in ");
  }

  @Test
  void shouldSayWhatWasExpectedWhereThereIsNoDocument() throws IOException {
    assertThat(failure(run(LONG, script("echo done"))).message())
        .contains(
            "ended with exit code 0, but its stdout is not one JSON document; expected {} or {\"message\": \"…\"} there.");
    assertThat(failure(run(LONG, script("true"))).message())
        .contains("but it printed nothing on stdout;");
  }

  @Test
  void shouldKillEverythingAtTheTimeout() throws Exception {
    Path pids = directory.resolve("pids");
    String hides =
        "sleep 600 & echo $! >> %1$s; (setsid sleep 601 & echo $! >> %1$s); (trap '' TERM; sleep 602) & echo $! >> %1$s; trap '' TERM; echo $$ >> %1$s; while :; do sleep 1; done"
            .formatted(pids);
    Hold hold = failure(run(Duration.ofSeconds(2), script(hides)));
    assertThat(hold.message()).contains("did not end within its timeout of 2s and was killed.");
    List<Long> all = Files.readAllLines(pids).stream().map(Long::valueOf).toList();
    assertThat(all).hasSize(4);
    assertThat(all).noneMatch(ExecDriverTest::alive);
  }

  @Test
  void shouldKillEverythingWhenTheStepIsStopped() throws Exception {
    Path pids = directory.resolve("pids");
    String script = script("sleep 600 & echo $! > %s; wait".formatted(pids));
    CompletableFuture<?> running =
        CompletableFuture.runAsync(() -> driver.run(run(LONG, script), pulse));
    await(() -> Files.exists(pids) && size(pids) > 0);
    pulse.cancel();
    assertThatThrownBy(() -> running.get(30, TimeUnit.SECONDS))
        .hasCauseInstanceOf(ActivityCanceledException.class);
    assertThat(alive(Long.parseLong(Files.readString(pids).strip()))).isFalse();
  }

  @Test
  void shouldNotStartAnythingForAStepThatWasStopped() throws IOException {
    Path seen = directory.resolve("seen");
    String script = script("touch " + seen);
    pulse.cancel();
    assertThatThrownBy(() -> driver.run(run(LONG, script), pulse))
        .isInstanceOf(ActivityCanceledException.class);
    assertThat(seen).doesNotExist();
  }

  @Test
  void shouldOutliveAFlood() throws IOException {
    Hold hold = failure(run(LONG, script("head -c 300000000 /dev/zero; exit 1")));
    assertThat(Files.size(fileOf(hold)))
        .isBetween(OutputFile.MOST_BYTES, OutputFile.MOST_BYTES + 100);
  }

  @Test
  void shouldLeaveWhatASuccessfulCommandStartedInPeace() throws IOException {
    Path pid = directory.resolve("pid");
    String script = script("sleep 30 & echo $! > " + pid + "; echo '{}'");
    assertThat(driver.run(run(LONG, script), pulse)).isEqualTo(NOTHING);
    long child = Long.parseLong(Files.readString(pid).strip());
    assertThat(alive(child)).isTrue();
    ProcessHandle.of(child).ifPresent(ProcessHandle::destroyForcibly);
  }

  @Test
  void shouldSayThatThereIsNoSuchProgram() throws IOException {
    assertThat(failure(run(LONG, "/no/such/program")).message())
        .isEqualTo(
            "Command /no/such/program (upgrade, attempt 2) could not be started: there is no such file on the worker.");
    assertThat(failure(run(LONG, "no-such-program")).message())
        .contains("no such program in the worker's PATH");
    assertThat(failure(run(LONG, directory.toString())).message()).contains("it is no file");
    Path plain = Files.writeString(directory.resolve("plain"), "#!/bin/sh\n");
    assertThat(failure(run(LONG, plain.toString())).message())
        .contains("not executable (chmod +x)");
  }

  private Hold failure(ExecRun run) {
    return Failures.holdOf(() -> driver.run(run, pulse));
  }

  private static Path fileOf(Hold hold) {
    Matcher m = FILE.matcher(hold.message());
    assertThat(m.find()).as(hold.message()).isTrue();
    return Path.of(m.group(1));
  }

  private List<Path> outputs() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("output"))) {
      return files.toList();
    }
  }

  private String script(String body) throws IOException {
    Path file = Files.createTempFile(directory, "swap", ".sh");
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file.toString();
  }

  private static ExecRun run(Duration timeout, String... command) {
    return onNode(timeout, null, command);
  }

  private static ExecRun node(String command) {
    return onNode(LONG, "n1", command);
  }

  private static ExecRun onNode(Duration timeout, String node, String... command) {
    return new ExecRun(
        "prod-eu",
        List.of(command),
        timeout,
        ExecAction.UPGRADE,
        KubeVersion.parse("1.35.4"),
        KubeVersion.parse("1.36.3"),
        node,
        2);
  }

  private static boolean alive(long pid) {
    // A killed child that init has not collected yet is no longer running.
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent() && !zombie(pid);
  }

  private static boolean zombie(long pid) {
    try {
      return Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") Z ");
    } catch (IOException e) {
      return true;
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it becomes so in time").isLessThan(until);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
