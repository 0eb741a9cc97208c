package dev.pawl.activities.drain;

import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.planner.spec.Durations;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Says why a drain does not move: of several blocks the one that asks for a person most, with the
 * kind of block in words, slow, blocked for now, or never.
 */
final class BlockedDrain {

  /** A hold is a payload of a history: a node's hundred pods do not all go in. */
  private static final int MOST_OBJECTS = 10;

  private static final int MOST_NAMES = 3;

  private static final Comparator<Block> URGENCY =
      Comparator.<Block, HoldCode>comparing(BlockedDrain::code)
          .thenComparing(b -> b.objects().isEmpty() ? "" : b.objects().get(0));

  private BlockedDrain() {}

  /** The hold for these blocks; none where there are none. */
  static Optional<Hold> hold(List<Block> blocks) {
    List<Block> ordered = blocks.stream().sorted(URGENCY).toList();
    if (ordered.isEmpty()) {
      return Optional.empty();
    }
    Block first = ordered.get(0);
    int others = ordered.size() - 1;
    String more =
        others == 0
            ? ""
            : " %d more pod%s on this node cannot leave yet."
                .formatted(others, others == 1 ? "" : "s");
    List<String> objects =
        ordered.stream().flatMap(b -> b.objects().stream()).distinct().limit(MOST_OBJECTS).toList();
    return Optional.of(new Hold(code(first), BlockSentence.of(first) + more, objects));
  }

  /**
   * The hold of a drain whose time is over.
   *
   * @param reason what blocks it; empty where pods are merely slow to end
   * @param waiting pods that are still there, as {@code Pod/namespace/name}
   */
  static Hold timeout(String node, Duration timeout, Optional<Hold> reason, List<String> waiting) {
    String head =
        "Node %s is not drained after its timeout of %s. "
            .formatted(node, Durations.format(timeout.truncatedTo(ChronoUnit.MILLIS)));
    return reason
        .map(h -> new Hold(HoldCode.DRAIN_TIMEOUT, head + h.message(), h.objects()))
        .orElseGet(
            () ->
                new Hold(
                    HoldCode.DRAIN_TIMEOUT,
                    head + stillThere(waiting),
                    waiting.stream().limit(MOST_OBJECTS).toList()));
  }

  /** The same, where the node is not quarantined because others are. */
  static Hold notQuarantined(Hold hold, List<String> quarantined) {
    return quarantined.isEmpty()
        ? hold
        : new Hold(
            hold.code(),
            "%s It is not quarantined: %s already, and drain.maxQuarantined allows no more."
                .formatted(
                    hold.message(),
                    String.join(", ", quarantined) + (quarantined.size() == 1 ? " is" : " are")),
            hold.objects());
  }

  private static String stillThere(List<String> waiting) {
    if (waiting.isEmpty()) {
      return "Its pods have left; its volumes are being looked at.";
    }
    List<String> names =
        waiting.stream().map(p -> p.substring("Pod/".length())).limit(MOST_NAMES).toList();
    int others = waiting.size() - names.size();
    return "Nothing blocks it, but pods are still there: %s%s."
        .formatted(String.join(", ", names), others == 0 ? "" : " and " + others + " more");
  }

  static HoldCode code(Block block) {
    if (block instanceof Block.ByBudget b) {
      return switch (b.verdict()) {
        case NEVER -> HoldCode.BUDGET_NEVER;
        case BLOCKED -> HoldCode.BUDGET_BLOCKS;
        case SLOW -> HoldCode.BUDGET_SLOW;
      };
    }
    if (block instanceof Block.NotForced n) {
      return code(n.budget());
    }
    if (block instanceof Block.ByTwoBudgets) {
      return HoldCode.BUDGET_NEVER;
    }
    if (block instanceof Block.ByRival) {
      return HoldCode.BUDGET_BLOCKS;
    }
    if (block instanceof Block.ByPermission) {
      return HoldCode.FORBIDDEN;
    }
    if (block instanceof Block.ByApi) {
      return HoldCode.API_UNREACHABLE;
    }
    if (block instanceof Block.ByWork) {
      return HoldCode.PODS_FINISHING;
    }
    if (block instanceof Block.ByLoadBalancers) {
      return HoldCode.LOAD_BALANCER;
    }
    if (block instanceof Block.ByVolumes) {
      return HoldCode.VOLUMES_ATTACHED;
    }
    // A pod that an unreachable node keeps goes only when a person says that the machine is off.
    boolean person =
        block instanceof Block.ByConsent || (block instanceof Block.Stuck s && s.unreachable());
    return person ? HoldCode.POD_NEEDS_CONSENT : HoldCode.EVICTION_REFUSED;
  }
}
