package dev.pawl.activities.step;

import dev.pawl.planner.spec.ExecAction;
import dev.pawl.workflows.activity.AddonActivities.AddonRequest;
import dev.pawl.workflows.activity.AddonActivities.RestoreRequest;
import dev.pawl.workflows.activity.CheckActivities.AwaitRequest;
import dev.pawl.workflows.activity.CheckActivities.CheckRequest;
import dev.pawl.workflows.activity.ControlPlaneActivities.ControlPlaneCommand;
import dev.pawl.workflows.activity.GateActivities.GateRequest;
import dev.pawl.workflows.activity.PoolActivities.ChangeRequest;
import dev.pawl.workflows.activity.PoolActivities.DecideRequest;
import dev.pawl.workflows.activity.PoolActivities.DrainRequest;
import dev.pawl.workflows.activity.PoolActivities.NodeRequest;
import dev.pawl.workflows.activity.PoolActivities.PoolRef;
import dev.pawl.workflows.activity.PoolActivities.SurgeRequest;
import java.util.Locale;

/** What a step is called, by people and in {@code pawl retry}: a function of what is asked. */
public final class StepName {

  /** The steps of an upgrade as a whole; the same names as the workflow's. */
  public static final String ADMIT = "preflight/admit";

  public static final String PLANNED = "preflight/plan";
  public static final String HEALTH = "preflight/health";

  /** Looked at before each phase. */
  public static final String IDENTIFY = "identify";

  public static final String SKEW = "controlPlane/skew";
  public static final String MARK = "pools/mark";
  public static final String VERIFY = "verify/cluster";
  public static final String CLOSE = "close/marks";

  private StepName() {}

  public static String of(SurgeRequest request) {
    return "surge/" + request.machine().node();
  }

  public static String of(DrainRequest request) {
    return "drain/" + request.node();
  }

  public static String of(ChangeRequest request) {
    return "upgrade/" + request.node();
  }

  public static String of(DecideRequest request) {
    return "decide/" + request.pool().pool().name();
  }

  public static String of(ControlPlaneCommand request) {
    return "controlPlane/" + word(request.action());
  }

  public static String of(AddonRequest request) {
    return "addons/" + request.addon().name();
  }

  public static String of(RestoreRequest request) {
    return "restore/" + request.addon().name();
  }

  public static String of(GateRequest request) {
    return "gates/" + request.gate().name();
  }

  public static String of(CheckRequest request) {
    return request.step();
  }

  /** A step of a node that has no request of its own, such as {@code remove}. */
  public static String of(String verb, NodeRequest request) {
    return verb + "/" + request.node();
  }

  /**
   * Any activity's.
   *
   * @param activity its type, such as {@code Remove}
   * @param request its argument
   */
  static String of(String activity, Object request) {
    if (request instanceof SurgeRequest r) {
      return of(r);
    } else if (request instanceof DrainRequest r) {
      return of(r);
    } else if (request instanceof ChangeRequest r) {
      return of(r);
    } else if (request instanceof DecideRequest r) {
      return of(r);
    } else if (request instanceof NodeRequest r) {
      return of(lower(activity), r);
    } else if (request instanceof PoolRef r) {
      return lower(activity) + "/" + r.pool().name();
    } else if (request instanceof ControlPlaneCommand r) {
      return of(r);
    } else if (request instanceof AddonRequest r) {
      return of(r);
    } else if (request instanceof RestoreRequest r) {
      return of(r);
    } else if (request instanceof GateRequest r) {
      return of(r);
    } else if (request instanceof CheckRequest r) {
      return of(r);
    } else if (request instanceof AwaitRequest r) {
      return of(r.check());
    }
    return switch (lower(activity)) {
      case "admit" -> ADMIT;
      case "recordHealth" -> HEALTH;
      case "markOutdated" -> MARK;
      case "verify" -> VERIFY;
      case "close", "forget" -> CLOSE;
      default -> lower(activity);
    };
  }

  private static String word(ExecAction action) {
    return action.name().toLowerCase(Locale.ROOT);
  }

  private static String lower(String activity) {
    return activity.substring(0, 1).toLowerCase(Locale.ROOT) + activity.substring(1);
  }
}
