package dev.pawl.activities.addon.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.activities.addon.AddonActivitiesImpl;
import dev.pawl.activities.addon.AddonPreview;
import dev.pawl.activities.addon.FakeApi;
import dev.pawl.activities.addon.TestAddon;
import dev.pawl.activities.addon.keep.AppliedSet;
import dev.pawl.activities.addon.object.AppliedObject;
import dev.pawl.activities.addon.object.ObjectChange;
import dev.pawl.activities.addon.object.ObjectChange.What;
import dev.pawl.activities.kube.Clusters;
import dev.pawl.activities.step.FakePulse;
import dev.pawl.planner.spec.AddonDriver;
import dev.pawl.planner.spec.AddonSpec;
import dev.pawl.workflows.activity.AddonActivities.AddonRecord;
import dev.pawl.workflows.activity.AddonActivities.AddonReport;
import dev.pawl.workflows.activity.AddonActivities.AddonRequest;
import dev.pawl.workflows.activity.AddonActivities.RestoreRequest;
import dev.pawl.workflows.activity.UpgradeRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an addon brought before and its source no longer has goes, and nothing else does. */
@Timeout(300)
class PruningTest {

  private static final String MAPS = "/api/v1/namespaces/default/configmaps/";
  private static final String LIST = "/api/v1/namespaces/pawl-system/configmaps/pawl-addon-extra";
  private static final UpgradeRef FIRST = new UpgradeRef("u1", "one", null, "uid");
  private static final UpgradeRef SECOND = new UpgradeRef("u2", "two", null, "uid");

  @TempDir Path directory;
  private FakeApi api;
  private Clusters clusters;

  @BeforeEach
  void start() throws IOException {
    api = new FakeApi();
    clusters = new Clusters(api.kubeconfig(directory.resolve("kubeconfig")));
  }

  @AfterEach
  void stop() {
    clusters.close();
    api.close();
  }

  @Test
  void shouldRemoveWhatTheSourceNoLongerHasAndSayItInThePlan() throws IOException {
    run(FIRST, source("a", "b", "c"));
    AddonSpec next = source("a", "d");

    assertThat(preview(next).changes())
        .extracting(ObjectChange::what, ObjectChange::object)
        .containsExactly(
            tuple(What.CREATE, "ConfigMap/default/d"),
            tuple(What.REMOVE, "ConfigMap/default/b"),
            tuple(What.REMOVE, "ConfigMap/default/c"));
    api.writes.clear();
    assertThat(run(SECOND, next)).isEqualTo(new AddonReport(2, 3));

    assertThat(maps()).containsExactly("a", "d");
    assertThat(api.writes.stream().filter(w -> !w.contains("secrets")))
        .containsExactly(
            "PUT " + LIST,
            "PATCH " + MAPS + "d",
            "DELETE " + MAPS + "c",
            "DELETE " + MAPS + "b",
            "PUT " + LIST);
    assertThat(listed().read())
        .extracting(AppliedObject::ref, AppliedObject::uid)
        .containsExactly(
            tuple("ConfigMap/default/a", uid("a")), tuple("ConfigMap/default/d", uid("d")));
  }

  @Test
  void shouldWriteNothingTheSecondTime() throws IOException {
    AddonSpec addon = source("a", "b");
    run(FIRST, addon);
    api.writes.clear();

    assertThat(activities().record(new AddonRequest(SECOND, addon)).kept()).isFalse();
    assertThat(apply(SECOND, addon)).isEqualTo(new AddonReport(2, 0));

    assertThat(api.writes).isEmpty();
  }

  @Test
  void shouldLeaveWhatIsNotPawlsAnyMore() throws IOException {
    run(FIRST, source("a", "replaced", "taken", "gone"));
    ((ObjectNode) api.objects.get(MAPS + "replaced").get("metadata")).put("uid", "another");
    ((ObjectNode) api.objects.get(MAPS + "taken").get("metadata")).remove("managedFields");
    api.objects.remove(MAPS + "gone");

    run(SECOND, source("a"));

    assertThat(maps()).containsExactly("a", "replaced", "taken");
    assertThat(listed().read()).extracting(AppliedObject::name).containsExactly("a");
  }

  @Test
  void shouldLeaveWhatAnotherAddonHasTakenOver() throws IOException {
    run(FIRST, source("a", "moved"));
    new AppliedSet(clusters.client(FIRST), "other")
        .widen(listed().read().stream().filter(o -> o.name().equals("moved")).toList());

    assertThat(run(SECOND, source("a"))).isEqualTo(new AddonReport(1, 0));

    assertThat(maps()).containsExactly("a", "moved");
  }

  @Test
  void shouldLeaveWhatHoldsMoreAndGoOnSayingSo() throws IOException {
    Path file = Files.createDirectories(directory.resolve("ns")).resolve("all.yaml");
    Files.writeString(
        file, "apiVersion: v1\nkind: Namespace\nmetadata: {name: extra}\n---\n" + map("a"));
    run(FIRST, of(file.getParent()));
    AddonSpec without = source("a");

    for (UpgradeRef upgrade : new UpgradeRef[] {SECOND, new UpgradeRef("u3", "x", null, "uid")}) {
      AddonPreview preview = preview(without);
      assertThat(preview.changes()).isEmpty();
      assertThat(preview.stays()).containsExactly("Namespace/extra");
      run(upgrade, without);
    }
    assertThat(api.objects).containsKey("/api/v1/namespaces/extra");
  }

  /** A server keeps no owner of an object that has nothing but a name. */
  @Test
  void shouldKnowWhatItHasMadeByItsUid() throws IOException {
    String bare = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: %s}\n";
    Path folder = Files.createDirectories(directory.resolve("bare"));
    Files.writeString(folder.resolve("b.yaml"), bare.formatted("bare"));
    Files.writeString(folder.resolve("o.yaml"), bare.formatted("others"));
    Files.writeString(folder.resolve("a.yaml"), map("a"));
    ObjectNode others = new ObjectMapper().createObjectNode();
    others.put("apiVersion", "v1").put("kind", "ConfigMap");
    others.putObject("metadata").put("name", "others").put("uid", "of-somebody");
    api.objects.put(MAPS + "others", others);
    run(FIRST, of(folder));

    assertThat(run(SECOND, source("a"))).isEqualTo(new AddonReport(1, 1));

    assertThat(maps()).containsExactly("a", "others");
  }

  @Test
  void shouldFindAnObjectInAnotherVersionOfItsApi() throws IOException {
    run(FIRST, source("a", "b"));
    listed()
        .write(
            listed().read().stream()
                .map(
                    o ->
                        new AppliedObject(
                            o.name().equals("b") ? "old.io/v1beta1" : "v1",
                            o.name().equals("b") ? "Thing" : o.kind(),
                            o.namespace(),
                            o.name(),
                            null,
                            false))
                .toList());
    api.answers.put(
        "/apis/old.io",
        "{\"kind\": \"APIGroup\", \"name\": \"old.io\", \"versions\": [{\"groupVersion\": \"old.io/v1\","
            + " \"version\": \"v1\"}]}");
    api.answers.put("/apis/old.io/v1", FakeApi.kinds("old.io/v1", "Thing:things:true"));
    String thing = "/apis/old.io/v1/namespaces/default/things/b";
    api.objects.put(thing, api.objects.get(MAPS + "b").deepCopy());

    run(SECOND, source("a"));

    assertThat(api.objects).doesNotContainKey(thing).containsKey(MAPS + "b");
  }

  @Test
  void shouldBringBackWhatWasPrunedAndTheListWithIt() throws IOException {
    run(FIRST, source("a", "b"));
    AddonSpec next = source("a", "c");
    AddonRecord kept = activities().record(new AddonRequest(SECOND, next));
    String before = uid("b");
    apply(SECOND, next);
    assertThat(maps()).containsExactly("a", "c");

    activities().restore(new RestoreRequest(SECOND, next, kept.secret(), kept.sha256()));

    assertThat(maps()).containsExactly("a", "b");
    assertThat(api.objects.get(MAPS + "b").at("/data/of").asText()).isEqualTo("b");
    assertThat(listed().read()).extracting(AppliedObject::name).containsExactly("a", "b");
    assertThat(listed().read().get(1).uid()).as("made anew").isEqualTo(uid("b"));
    assertThat(uid("b")).isNotEqualTo(before);
    api.writes.clear();
    activities().restore(new RestoreRequest(SECOND, next, kept.secret(), kept.sha256()));
    assertThat(api.writes).isEmpty();
  }

  @Test
  void shouldForgetTheListOfAnAddonThatWasNew() throws IOException {
    AddonSpec addon = source("a");
    AddonRecord kept = activities().record(new AddonRequest(FIRST, addon));
    apply(FIRST, addon);

    activities().restore(new RestoreRequest(FIRST, addon, kept.secret(), kept.sha256()));

    assertThat(maps()).isEmpty();
    assertThat(api.objects).doesNotContainKey(LIST);
  }

  @Test
  @DisplayName("killed at any request of an apply with a prune, the next attempt ends it")
  void shouldLoseNothingWhereverAnApplyEnds() throws IOException {
    AddonSpec before = source("a", "b", "c");
    AddonSpec next = source("a", "d", "e");
    int requests = 0;
    for (int cut = 0; cut < Math.max(1, requests); cut++) {
      api.objects.clear();
      run(FIRST, before);
      activities().record(new AddonRequest(SECOND, next));
      if (cut == 0) {
        requests = countOf(() -> apply(SECOND, next));
        continue;
      }
      cutAt(cut, () -> apply(SECOND, next));
      assertThat(unlisted()).as("on no list after %d requests", cut).isEmpty();
      // Whoever comes next may want something else altogether.
      AddonSpec last = cut % 2 == 0 ? next : source("a", "f");
      run(new UpgradeRef("u3", "three", null, "uid"), last);
      assertThat(maps())
          .as("after %d requests", cut)
          .containsExactlyInAnyOrder(cut % 2 == 0 ? "a d e".split(" ") : "a f".split(" "));
    }
    assertThat(requests).isGreaterThan(15);
  }

  @Test
  @DisplayName("killed at any request of the way back, the next attempt ends it")
  void shouldLoseNothingWhereverAWayBackEnds() throws IOException {
    AddonSpec before = source("a", "b", "c");
    AddonSpec next = source("a", "d");
    int requests = 0;
    for (int cut = 0; cut < Math.max(1, requests); cut++) {
      api.objects.clear();
      run(FIRST, before);
      AddonRecord kept = activities().record(new AddonRequest(SECOND, next));
      apply(SECOND, next);
      RestoreRequest back = new RestoreRequest(SECOND, next, kept.secret(), kept.sha256());
      if (cut == 0) {
        requests = countOf(() -> activities().restore(back));
        continue;
      }
      cutAt(cut, () -> activities().restore(back));
      assertThat(unlisted()).as("on no list after %d requests", cut).isEmpty();
      activities().restore(back);
      assertThat(maps()).as("after %d requests", cut).containsExactly("a", "b", "c");
      assertThat(listed().read())
          .as("after %d requests", cut)
          .extracting(AppliedObject::name, AppliedObject::uid)
          .containsExactly(tuple("a", uid("a")), tuple("b", uid("b")), tuple("c", uid("c")));
    }
    assertThat(requests).isGreaterThan(10);
  }

  /** What is Pawl's and can be pruned by no later run. */
  private Set<String> unlisted() {
    Map<String, String> listed = new TreeMap<>();
    listed().read().forEach(o -> listed.put(o.name(), String.valueOf(o.uid())));
    Set<String> lost = new TreeSet<>();
    for (String name : maps()) {
      String uid = listed.get(name);
      if (uid == null || !(uid.equals("null") || uid.equals(uid(name)))) {
        lost.add(name);
      }
    }
    return lost;
  }

  private interface Step {
    void run() throws IOException;
  }

  private int countOf(Step step) throws IOException {
    int before = api.answered.get();
    step.run();
    return api.answered.get() - before;
  }

  /** From then on nobody is answered: what a worker that is killed there has done is all. */
  private void cutAt(int requests, Step step) {
    api.answersAtMost = api.answered.get() + requests;
    assertThatThrownBy(step::run).as("cut after %d requests", requests).isNotNull();
    api.answersAtMost = Integer.MAX_VALUE;
  }

  private Set<String> maps() {
    Set<String> names = new TreeSet<>();
    api.objects.keySet().stream()
        .filter(p -> p.startsWith(MAPS))
        .forEach(p -> names.add(p.substring(MAPS.length())));
    return names;
  }

  private String uid(String name) {
    return api.objects.get(MAPS + name).at("/metadata/uid").asText();
  }

  private AppliedSet listed() {
    return new AppliedSet(clusters.client(FIRST), "extra");
  }

  private AddonPreview preview(AddonSpec addon) {
    return AddonPreview.of(clusters.client(FIRST), addon);
  }

  private AddonReport run(UpgradeRef upgrade, AddonSpec addon) {
    activities().record(new AddonRequest(upgrade, addon));
    return apply(upgrade, addon);
  }

  private AddonReport apply(UpgradeRef upgrade, AddonSpec addon) {
    return activities().apply(new AddonRequest(upgrade, addon));
  }

  private AddonActivitiesImpl activities() {
    return new AddonActivitiesImpl(clusters, step -> new FakePulse(), Clock.systemUTC());
  }

  private static String map(String name) {
    return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: %1$s}\ndata: {of: %1$s}\n"
        .formatted(name);
  }

  private AddonSpec source(String... names) throws IOException {
    Path folder = Files.createDirectories(directory.resolve("source-" + String.join("", names)));
    for (String name : names) {
      Files.writeString(folder.resolve(name + ".yaml"), map(name));
    }
    return of(folder);
  }

  private static AddonSpec of(Path folder) throws IOException {
    return TestAddon.of("extra", AddonDriver.MANIFESTS)
        .source(folder)
        .readyTimeout(Duration.ofSeconds(20))
        .spec();
  }
}
