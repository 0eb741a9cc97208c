package dev.pawl.activities.addon.keep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.pawl.activities.addon.object.AppliedObject;
import dev.pawl.activities.marks.Keys;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.workflows.failure.StepFailure;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which objects Pawl has applied for an addon, in ConfigMap {@code pawl-addon-NAME} of {@code
 * pawl-system}. It names an object before that is applied and until after it is removed, so that
 * nobody who is killed in between leaves one that no list has.
 */
public final class AppliedSet {

  private static final String PREFIX = "pawl-addon-";
  private static final String OBJECTS = "objects";
  private static final ObjectMapper MAPPER =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  private static final ObjectWriter WRITER = MAPPER.writerWithDefaultPrettyPrinter();

  private final KubernetesClient client;
  private final String name;

  public AppliedSet(KubernetesClient client, String addon) {
    this.client = client;
    this.name = PREFIX + addon;
  }

  /** In the order in which they were applied; none where nothing is known of the addon. */
  public List<AppliedObject> read() {
    return in(map().get());
  }

  /** It as it is, for the way back. */
  public Kept kept() {
    ConfigMap there = map().get();
    GenericKubernetesResource before =
        there == null ? null : MAPPER.convertValue(there, GenericKubernetesResource.class);
    return new Kept("v1", "ConfigMap", OwnNamespace.NAME, name, before);
  }

  /** Whether that was kept of it, and of no object of the addon. */
  public boolean isIt(Kept kept) {
    return kept.kind().equals("ConfigMap")
        && OwnNamespace.NAME.equals(kept.namespace())
        && kept.name().equals(name);
  }

  /** What was in it when it was kept. */
  public static List<AppliedObject> in(Kept kept) {
    return kept.added() ? List.of() : in(MAPPER.convertValue(kept.before(), ConfigMap.class));
  }

  /** The keys of what other addons have applied. */
  public Set<String> keysOfOthers() {
    return client
        .configMaps()
        .inNamespace(OwnNamespace.NAME)
        .withLabel(Keys.ADDON)
        .list()
        .getItems()
        .stream()
        .filter(m -> !m.getMetadata().getName().equals(name))
        .flatMap(m -> in(m).stream())
        .map(AppliedObject::key)
        .collect(Collectors.toSet());
  }

  /** Adds what is not in it; the UIDs of what is coming are open from now on. */
  public void widen(List<AppliedObject> coming) {
    Set<String> keys = coming.stream().map(AppliedObject::key).collect(Collectors.toSet());
    List<AppliedObject> union = new ArrayList<>(coming.stream().map(o -> o.known(null)).toList());
    read().stream().filter(o -> !keys.contains(o.key())).forEach(union::add);
    write(union);
  }

  /** Makes it these, in one write, or none where it is so. */
  public void write(List<AppliedObject> all) {
    ConfigMap there = map().get();
    if (there == null && !all.isEmpty()) {
      OwnNamespace.create(client, () -> resource(made(all)).create());
    } else if (there != null && all.isEmpty()) {
      map().delete();
    } else if (there != null && !in(there).equals(all)) {
      resource(there.edit().addToData(OBJECTS, json(all)).build()).update();
    }
  }

  private Resource<ConfigMap> map() {
    return client.configMaps().inNamespace(OwnNamespace.NAME).withName(name);
  }

  private Resource<ConfigMap> resource(ConfigMap map) {
    return client.configMaps().inNamespace(OwnNamespace.NAME).resource(map);
  }

  private ConfigMap made(List<AppliedObject> all) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(OwnNamespace.NAME)
        .addToLabels(Keys.ADDON, name.substring(PREFIX.length()))
        .endMetadata()
        .addToData(OBJECTS, json(all))
        .build();
  }

  private static String json(List<AppliedObject> all) {
    try {
      return WRITER.writeValueAsString(all);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<AppliedObject> in(ConfigMap map) {
    if (map == null || map.getData() == null || !map.getData().containsKey(OBJECTS)) {
      return List.of();
    }
    try {
      return Arrays.asList(MAPPER.readValue(map.getData().get(OBJECTS), AppliedObject[].class));
    } catch (JsonProcessingException e) {
      throw StepFailure.of(unreadable(map.getMetadata().getName()));
    }
  }

  private static Hold unreadable(String name) {
    String message =
        "ConfigMap %s/%s, the list of what Pawl has applied, cannot be read. Put back what it was, or delete it: then nothing that was applied until now is pruned."
            .formatted(OwnNamespace.NAME, name);
    return new Hold(HoldCode.STEP_FAILED, message, "ConfigMap/" + OwnNamespace.NAME + "/" + name);
  }
}
