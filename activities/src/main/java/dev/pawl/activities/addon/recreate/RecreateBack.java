package dev.pawl.activities.addon.recreate;

import dev.pawl.activities.addon.apply.Applier;
import dev.pawl.activities.addon.apply.ObjectApply;
import dev.pawl.activities.addon.object.AddonObject;
import dev.pawl.activities.addon.object.ObjectChange;
import dev.pawl.activities.drain.Evictor;
import dev.pawl.activities.step.Pulse;
import dev.pawl.activities.step.Rest;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The way back of driver recreate: by the same rules to exactly what was there, a DaemonSet without
 * {@link OnePodPerNode} where it had none. The pods of the version that goes have the rule, and it
 * keeps those that come off their nodes as well. Only where pods without it are left (an upgrade
 * was cut short just after it deleted what was there) the DaemonSet has it for a while: once they
 * are gone it is made anew once more, as it was.
 */
public final class RecreateBack implements ObjectApply {

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
  private static final Duration LOOK_AGAIN_LATEST = Duration.ofSeconds(30);
  private static final int MOST_PODS = 10;

  private final Applier applier;
  private final Recreator forward;
  private final Recreation recreation;
  private final NodePods pods;
  private final Evictor evictor;
  private final Pulse pulse;
  private final Clock clock;

  public RecreateBack(
      Applier applier,
      Recreator forward,
      Recreation recreation,
      NodePods pods,
      Evictor evictor,
      Pulse pulse,
      Clock clock) {
    this.applier = applier;
    this.forward = forward;
    this.recreation = recreation;
    this.pods = pods;
    this.evictor = evictor;
    this.pulse = pulse;
    this.clock = clock;
  }

  @Override
  public Optional<ObjectChange> change(AddonObject object, ResourceDefinitionContext kind) {
    if (!AddonObject.isDaemonSet(object.object())) {
      return forward.change(object, kind);
    }
    GenericKubernetesResource there = recreation.there(object, kind);
    if (there == null) {
      return Optional.of(recreation.making(object, kind));
    }
    return recreation.differs(object, kind, there)
        ? Optional.of(recreation.remaking(object, kind, there))
        : Optional.empty();
  }

  @Override
  public boolean apply(AddonObject object, ResourceDefinitionContext kind) {
    if (!AddonObject.isDaemonSet(object.object())) {
      return forward.apply(object, kind);
    }
    boolean changed = false;
    GenericKubernetesResource there = recreation.there(object, kind);
    while (there == null || recreation.differs(object, kind, there)) {
      changed |= step(object, kind, there);
      there = recreation.there(object, kind);
    }
    pulse.moving();
    return changed;
  }

  /**
   * One step nearer to what was there; which one is told by the cluster alone.
   *
   * @return whether it changed anything: it may wait
   */
  private boolean step(
      AddonObject object, ResourceDefinitionContext kind, GenericKubernetesResource there) {
    if (there == null) {
      List<Pod> heedless = heedless(object, null);
      recreation.make(
          heedless.isEmpty()
              ? object
              : OnePodPerNode.withRule(
                  object, heedless.stream().map(OnePodPerNode::labels).distinct().toList()),
          kind);
      return true;
    }
    if (!recreation.differs(
        OnePodPerNode.withRule(object, OnePodPerNode.others(there)), kind, there)) {
      List<Pod> heedless = heedless(object, there.getMetadata().getUid());
      if (!heedless.isEmpty()) {
        pulse.hold(
            hold(
                object,
                object.spoken()
                    + " is back, with a rule that keeps its pods off nodes where one of before still ends",
                heedless));
        pulse.pause(LOOK_AGAIN);
        return false;
      }
    }
    recreation.remaking(object, kind, there);
    recreation.delete(object, kind);
    return true;
  }

  /**
   * Pods of DaemonSets that are gone which would let a pod of this one come to their node.
   *
   * @param own UID of the DaemonSet that is there, which counts its own pods; null for none
   */
  private List<Pod> heedless(AddonObject object, String own) {
    return applier.refusals().asking(object, () -> pods.of(object)).stream()
        .filter(pod -> own == null || !NodePods.isOwnedBy(own, pod))
        .filter(pod -> !OnePodPerNode.keepsAway(pod, object.object()))
        .toList();
  }

  /**
   * Until the last pod of before has gone, and its node has one that came back. Schedulers before
   * Kubernetes 1.36 do not look again at a pod when the one has gone whose rule kept it away, but
   * after five minutes (kubernetes/kubernetes#134393). So a pod that waits in vain is taken away:
   * its controller makes another, which is looked at.
   */
  @Override
  public void settle(AddonObject object, ResourceDefinitionContext kind) {
    GenericKubernetesResource set = recreation.there(object, kind);
    if (set == null || !AddonObject.isDaemonSet(object.object())) {
      return;
    }
    String own = set.getMetadata().getUid();
    Set<String> served = new HashSet<>();
    while (true) {
      Instant begun = clock.instant();
      List<Pod> all = applier.refusals().asking(object, () -> pods.of(object));
      List<Pod> former = all.stream().filter(pod -> !NodePods.isOwnedBy(own, pod)).toList();
      Set<String> taken = former.stream().map(NodePods::node).collect(Collectors.toSet());
      // Once for each node: what keeps the next one away is not of this addon.
      evictor.evictWaiting(
          all.stream()
              .filter(pod -> NodePods.isOwnedBy(own, pod) && NodePods.isKeptAway(pod))
              .filter(pod -> !taken.contains(NodePods.node(pod)) && served.add(NodePods.node(pod)))
              .toList());
      if (former.isEmpty()) {
        pulse.moving();
        return;
      }
      pulse.hold(
          hold(object, "%s is back; pods of before still end".formatted(object.spoken()), former));
      Duration took = Duration.between(begun, clock.instant());
      pulse.pause(Rest.after(took, LOOK_AGAIN, LOOK_AGAIN_LATEST));
    }
  }

  private static Hold hold(AddonObject object, String what, List<Pod> heedless) {
    Pod first = heedless.get(0);
    return new Hold(
        HoldCode.ADDON_NOT_READY,
        "%s: %d such, the first %s on node %s. Once they are gone it is as it was. Where a node is lost, delete its pod by force"
            .formatted(
                what,
                heedless.size(),
                first.getMetadata().getName(),
                first.getSpec().getNodeName()),
        heedless.stream()
            .map(p -> "Pod/" + object.namespace() + "/" + p.getMetadata().getName())
            .limit(MOST_PODS)
            .toList());
  }
}
