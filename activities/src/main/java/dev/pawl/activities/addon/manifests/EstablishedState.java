package dev.pawl.activities.addon.manifests;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionCondition;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether the API server serves a definition's kind yet.
 *
 * @param why what the server says is in the way; null where it says nothing
 */
record EstablishedState(boolean established, String why) {

  /**
   * As its conditions say.
   *
   * @param definition null where it is not there
   */
  static EstablishedState of(CustomResourceDefinition definition) {
    if (definition == null
        || definition.getStatus() == null
        || definition.getStatus().getConditions() == null) {
      return new EstablishedState(false, null);
    }
    List<CustomResourceDefinitionCondition> conditions = definition.getStatus().getConditions();
    boolean established =
        conditions.stream()
            .anyMatch(c -> c.getType().equals("Established") && c.getStatus().equals("True"));
    // A name that is taken is the reason, and "not all names are accepted" only what follows.
    String why =
        Stream.of("NonStructuralSchema", "NamesAccepted", "Established")
            .flatMap(type -> conditions.stream().filter(c -> c.getType().equals(type)))
            .filter(c -> c.getStatus().equals(bad(c.getType())))
            .findFirst()
            .map(c -> "%s: %s".formatted(c.getReason(), c.getMessage()))
            .orElse(null);
    return new EstablishedState(established, why);
  }

  private static String bad(String type) {
    return type.equals("NonStructuralSchema") ? "True" : "False";
  }
}
