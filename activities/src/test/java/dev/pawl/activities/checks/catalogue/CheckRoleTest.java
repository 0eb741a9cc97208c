package dev.pawl.activities.checks.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.activities.checks.Right;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The role that is shipped for {@code pawl check} is what the checks read, and nothing else. */
class CheckRoleTest {

  private static final Set<String> READING = Set.of("get", "list");

  @Test
  void shouldGrantExactlyWhatChecksRead() throws IOException {
    Set<String> needed = new TreeSet<>();
    Catalogue.all().stream()
        .flatMap(c -> c.about().reads().stream())
        .forEach(r -> needed.add(words(r.right())));

    assertThat(granted(name -> true)).containsExactlyInAnyOrderElementsOf(needed);
  }

  @Test
  void shouldGrantNoWriteAndSecretsByARoleOfTheirOwnOnly() throws IOException {
    assertThat(granted(name -> true)).allMatch(right -> READING.contains(right.split(" ", -1)[0]));
    assertThat(granted(name -> !name.equals("pawl-check-helm")))
        .isNotEmpty()
        .noneMatch(right -> right.contains("secrets"));
  }

  @Test
  void shouldBeTheSameForTheWorker() throws IOException {
    List<String> worker = roles("deploy/rbac.yaml");

    assertThat(worker).hasSize(3).isEqualTo(roles("deploy/rbac-check.yaml"));
  }

  /** The documents of the roles {@code pawl-check}, as they are written. */
  private static List<String> roles(String file) throws IOException {
    return Arrays.stream(Files.readString(Repository.file(file)).split("(?m)^---$"))
        .filter(d -> d.contains("  name: pawl-check\n") && d.contains("\nrules:\n"))
        .map(d -> d.substring(d.indexOf("apiVersion:")).strip())
        .toList();
  }

  private static String words(Right right) {
    String where = right.namespace() == null ? "" : " in " + right.namespace();
    String name = right.name() == null ? "" : " named " + right.name();
    return right.verb() + " " + right.group() + "/" + right.resource() + where + name;
  }

  private static Set<String> granted(Predicate<String> roles) throws IOException {
    Set<String> rights = new TreeSet<>();
    String text = Files.readString(Repository.file("deploy/rbac-check.yaml"));
    Arrays.stream(text.split("(?m)^---$"))
        .map(document -> (HasMetadata) Serialization.unmarshal(document, KubernetesResource.class))
        .filter(object -> roles.test(object.getMetadata().getName()))
        .flatMap(CheckRoleTest::rights)
        .forEach(rights::add);
    return rights;
  }

  private static Stream<String> rights(HasMetadata object) {
    if (object instanceof ClusterRole role) {
      return role.getRules().stream().flatMap(r -> rights(r, ""));
    }
    return object instanceof Role role
        ? role.getRules().stream()
            .flatMap(r -> rights(r, " in " + role.getMetadata().getNamespace()))
        : Stream.empty();
  }

  private static Stream<String> rights(PolicyRule rule, String where) {
    List<String> names =
        rule.getResourceNames().isEmpty()
            ? List.of("")
            : rule.getResourceNames().stream().map(n -> " named " + n).toList();
    Stream<String> resources =
        rule.getResources().stream()
            .flatMap(
                r -> names.stream().map(n -> rule.getApiGroups().get(0) + "/" + r + where + n));
    Stream<String> paths = rule.getNonResourceURLs().stream().map(p -> "/" + p);
    List<String> what = Stream.concat(resources, paths).toList();
    return rule.getVerbs().stream().flatMap(v -> what.stream().map(w -> v + " " + w));
  }
}
