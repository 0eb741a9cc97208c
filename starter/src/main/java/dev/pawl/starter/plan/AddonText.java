package dev.pawl.starter.plan;

import dev.pawl.activities.addon.AddonPreview;
import dev.pawl.activities.addon.object.FieldChange;
import dev.pawl.activities.addon.object.ObjectChange;
import dev.pawl.planner.spec.AddonSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What addons would change, for people. */
final class AddonText {

  private static final int MOST_FIELDS = 20;

  private static final String STAYS =
      "no longer in the source, but removing it would remove all that is in it; delete it by hand";

  private AddonText() {}

  /**
   * None where there are no addons.
   *
   * @param specs what is written of them: on which others each depends
   */
  static List<String> lines(List<AddonPreview> addons, List<AddonSpec> specs) {
    if (addons.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("what addons change, as the cluster is now");
    for (AddonPreview addon : addons) {
      lines.add("  %s (%s)%s".formatted(addon.name(), addon.driver(), summary(addon)));
      dependencies(addon.name(), specs).ifPresent(line -> lines.add("    " + line));
      addon.changes().forEach(change -> change(change, lines));
      addon.stays().forEach(object -> lines.add("    stays %s: %s".formatted(object, STAYS)));
    }
    return lines;
  }

  private static Optional<String> dependencies(String addon, List<AddonSpec> specs) {
    return specs.stream()
        .filter(spec -> spec.name().equals(addon) && !spec.dependsOn().isEmpty())
        .map(spec -> "depends on " + String.join(", ", spec.dependsOn()))
        .findFirst();
  }

  private static String summary(AddonPreview addon) {
    String versions =
        addon.versions() == null || addon.versions().sentence().isEmpty()
            ? ""
            : " " + addon.versions().sentence();
    if (addon.problem() != null) {
      return ": cannot be looked at: " + addon.problem();
    }
    return versions + (addon.upToDate() ? ": nothing" : "");
  }

  private static void change(ObjectChange change, List<String> lines) {
    if (change.problem() != null) {
      lines.add("    ! %s: %s".formatted(change.object(), change.problem()));
      return;
    }
    String what = change.what().name().toLowerCase(Locale.ROOT);
    String note = change.note() == null ? "" : " (" + change.note() + ")";
    lines.add("    %s %s%s".formatted(what, change.object(), note));
    change.fields().stream().limit(MOST_FIELDS).forEach(f -> lines.add("      " + field(f)));
    int more = change.fields().size() - MOST_FIELDS;
    if (more > 0) {
      lines.add("      … and %d more".formatted(more));
    }
  }

  private static String field(FieldChange field) {
    if (field.from() == null) {
      return "+ %s: %s".formatted(field.path(), field.to());
    }
    return field.to() == null
        ? "- %s: %s".formatted(field.path(), field.from())
        : "~ %s: %s → %s".formatted(field.path(), field.from(), field.to());
  }
}
