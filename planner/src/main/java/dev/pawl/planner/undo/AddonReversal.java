package dev.pawl.planner.undo;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether an addon's objects can go back. A definition whose objects were written as a version that
 * the definition before did not have cannot: the server refuses one without a stored version.
 */
public final class AddonReversal {

  private AddonReversal() {}

  /**
   * What becomes of a CustomResourceDefinition.
   *
   * @param before the versions that it has now; null where it is new
   * @param stores the version that its objects are stored as afterwards, or null
   */
  public record DefinitionMove(String name, List<String> before, String stores) {
    boolean added() {
      return before == null;
    }

    boolean movesOn() {
      return before != null && stores != null && !before.contains(stores);
    }
  }

  /**
   * @param kept objects that are there now
   * @param added objects that are not
   * @param namespaces of the latter, those that are namespaces
   */
  public static Reversal of(
      int kept, int added, List<DefinitionMove> definitions, List<String> namespaces) {
    List<DefinitionMove> moved = definitions.stream().filter(DefinitionMove::movesOn).toList();
    if (!moved.isEmpty()) {
      DefinitionMove first = moved.get(0);
      return Reversal.irreversible(
          "%s stores its objects as %s from then on, which the definition before (%s) does not have"
              .formatted(first.name(), first.stores(), String.join(", ", first.before())));
    }
    List<String> roots = new ArrayList<>(namespaces);
    definitions.stream().filter(DefinitionMove::added).forEach(d -> roots.add(d.name()));
    if (!roots.isEmpty()) {
      return Reversal.lossy(
          "%s will be new: going back removes it, with all that was made in it since"
              .formatted(String.join(", ", roots)));
    }
    return Reversal.reversible(
        "%d objects are recorded before and applied again%s"
            .formatted(kept, added == 0 ? "" : ", %d new ones removed".formatted(added)));
  }
}
