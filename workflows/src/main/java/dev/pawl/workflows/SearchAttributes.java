package dev.pawl.workflows;

import dev.pawl.planner.upgrade.Phase;
import dev.pawl.planner.upgrade.UpgradeState;
import io.temporal.common.SearchAttributeKey;
import io.temporal.workflow.Workflow;

/**
 * What the workflow list of the Web UI can show and search. They are set where the upgrade was
 * started with them; a Temporal that does not know them must not stop an upgrade.
 */
public final class SearchAttributes {

  public static final SearchAttributeKey<String> UPGRADE =
      SearchAttributeKey.forKeyword("PawlUpgrade");
  public static final SearchAttributeKey<String> STATE = SearchAttributeKey.forKeyword("PawlState");
  public static final SearchAttributeKey<String> PHASE = SearchAttributeKey.forKeyword("PawlPhase");
  public static final SearchAttributeKey<String> FROM = SearchAttributeKey.forKeyword("PawlFrom");
  public static final SearchAttributeKey<String> TARGET =
      SearchAttributeKey.forKeyword("PawlTarget");

  private SearchAttributes() {}

  /** Shows state and phase, where the upgrade has such attributes. */
  static void show(UpgradeState state, Phase phase) {
    if (Workflow.getTypedSearchAttributes().containsKey(STATE)) {
      Workflow.upsertTypedSearchAttributes(
          STATE.valueSet(state.label()), PHASE.valueSet(phase.label()));
    }
  }
}
