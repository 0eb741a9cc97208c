package dev.pawl.activities.addon;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pawl.activities.addon.ObjectChange.What;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What changes from one rendered chart to another: what Helm would write. Hooks aside. */
final class HelmDiff {

  private static final String HOOK = "helm.sh/hook";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private HelmDiff() {}

  static List<ObjectChange> between(List<AddonObject> before, List<AddonObject> after) {
    Map<String, AddonObject> old = byRef(before);
    List<ObjectChange> changes = new ArrayList<>();
    byRef(after)
        .forEach(
            (ref, object) -> {
              AddonObject was = old.remove(ref);
              if (was == null) {
                changes.add(ObjectChange.create(ref));
                return;
              }
              List<FieldChange> fields =
                  FieldDiff.between(
                      MAPPER.valueToTree(was.object()), MAPPER.valueToTree(object.object()));
              if (!fields.isEmpty()) {
                changes.add(ObjectChange.change(ref, fields));
              }
            });
    old.keySet().forEach(ref -> changes.add(ObjectChange.create(ref).as(What.REMOVE)));
    return changes;
  }

  private static Map<String, AddonObject> byRef(List<AddonObject> all) {
    Map<String, AddonObject> byRef = new LinkedHashMap<>();
    for (AddonObject o : all) {
      Map<String, String> annotations = o.object().getMetadata().getAnnotations();
      if (annotations == null || !annotations.containsKey(HOOK)) {
        byRef.put(o.ref(), o);
      }
    }
    return byRef;
  }
}
