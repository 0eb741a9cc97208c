package dev.pawl.planner.spec;

import dev.pawl.planner.spec.UpgradeDocument.Addon;
import dev.pawl.planner.spec.text.FieldPath;
import dev.pawl.planner.spec.text.Problems;
import java.util.Locale;

/** An addon has what its driver cannot do without, and nothing that another driver needs. */
final class AddonsCheck implements DocumentCheck {

  @Override
  public void check(UpgradeDocument document, Problems problems) {
    DocumentCheck.forEach(
        document.spec().addons(),
        ADDONS,
        (addon, at) -> {
          if (addon.driver() != null) {
            new One(addon, at, problems).check();
          }
        });
  }

  private record One(Addon addon, FieldPath at, Problems problems) {

    void check() {
      switch (addon.driver()) {
        case MANIFESTS, RECREATE -> {
          needs("source", addon.source(), "./addons/coredns");
          leavesOut("operator", addon.operator());
          leavesOut("helm", addon.helm());
        }
        case HELM -> {
          needs("source", addon.source(), "./charts/web");
          needs("helm", addon.helm(), "{namespace: web}");
          leavesOut("operator", addon.operator());
          leavesOut("conflicts", addon.conflicts());
          namesTheVersion();
          hasNoPassword();
        }
        case OPERATOR -> {
          needs("operator", addon.operator(), "{object: {…}, path: .spec.version, value: …}");
          leavesOut("source", addon.source());
          leavesOut("helm", addon.helm());
          leavesOut("conflicts", addon.conflicts());
          leavesOut("downtime", addon.downtime());
          knowsTheEnd();
        }
      }
    }

    private void needs(String field, Object written, String example) {
      needs(at, field, written, example);
    }

    private void needs(FieldPath in, String field, Object written, String example) {
      if (written == null && !problems.touch(in.field(field))) {
        problems.add(
            in.field(field),
            "required by driver %s, but missing".formatted(word()),
            "write `%s: %s`".formatted(field, example));
      }
    }

    private void leavesOut(String field, Object written) {
      if (written != null) {
        problems.add(
            at.field(field),
            "contradicts driver %s, which has no use for it".formatted(word()),
            "leave it out");
      }
    }

    private void knowsTheEnd() {
      FieldPath ready = at.field("operator").field("ready");
      boolean written = addon.operator() != null && addon.operator().ready() != null;
      if (!written || problems.touch(ready)) {
        return;
      }
      UpgradeDocument.OperatorReady end = addon.operator().ready();
      boolean noConditions = end.conditions() == null || end.conditions().isEmpty();
      if (noConditions && end.path() == null) {
        problems.add(
            ready,
            "says nothing by which its operator is known to be done",
            "write `path: .status.version`, conditions, or both");
      }
      if (end.value() != null && end.path() == null) {
        problems.add(ready.field("value"), "is the value of no field", "write path beside it");
      }
    }

    /** The newest of a registry or a repository is another one tomorrow. */
    private void namesTheVersion() {
      if (addon.source() == null || addon.helm() == null) {
        return;
      }
      boolean repository = addon.helm().chart() != null;
      if (repository || addon.source().startsWith("oci://")) {
        needs(at.field("helm"), "version", addon.helm().version(), "\"1.2.3\"");
      }
      if (repository && !addon.source().matches("https?://.*")) {
        problems.add(
            at.field("helm").field("chart"),
            "is for a repository of charts, and the source is none",
            "write the repository's address as `source: https://…`, or leave it out");
      }
    }

    /** It would stand in histories and plans. */
    private void hasNoPassword() {
      if (addon.source() != null && addon.source().matches("[a-z]+://[^/]*@.*")) {
        problems.add(
            at.field("source"),
            "has a user or a password in it, which everyone would see in the history",
            "leave it out; fetch the chart to the worker where its source asks for one");
      }
    }

    private String word() {
      return addon.driver().name().toLowerCase(Locale.ROOT);
    }
  }
}
