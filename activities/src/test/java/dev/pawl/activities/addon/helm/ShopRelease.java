package dev.pawl.activities.addon.helm;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.activities.addon.TestAddon;
import dev.pawl.activities.addon.object.AddonObject;
import dev.pawl.activities.addon.object.Kinds;
import dev.pawl.activities.addon.source.ManifestException;
import dev.pawl.activities.addon.source.ManifestReader;
import dev.pawl.planner.spec.AddonDriver;
import dev.pawl.planner.spec.AddonSpec;
import dev.pawl.planner.spec.HelmSpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import org.yaml.snakeyaml.Yaml;

/** Release shop in namespace shop, and its objects as texts. */
final class ShopRelease {

  static final AddonSpec ADDON =
      TestAddon.of("shop", AddonDriver.HELM)
          .helm(new HelmSpec("shop", "shop", null, null, List.of(), false, false))
          .spec();

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ShopRelease() {}

  /** As a revision has them. */
  static List<AddonObject> objects(KubernetesClient client, String yaml) {
    Kinds kinds = new Kinds(client);
    try {
      return ManifestReader.rendered(yaml, "shop", "shop").stream()
          .map(m -> AddonObject.settle(m, kinds.of(m.object()).orElse(null)))
          .toList();
    } catch (ManifestException e) {
      throw new AssertionError(e);
    }
  }

  /** As the server has one, in the namespace. */
  static ObjectNode live(String yaml) {
    ObjectNode object = MAPPER.valueToTree(new Yaml().load(yaml));
    object.withObject("/metadata").put("namespace", "shop");
    return object;
  }
}
