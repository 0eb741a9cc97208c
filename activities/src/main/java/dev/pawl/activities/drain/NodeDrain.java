package dev.pawl.activities.drain;

import dev.pawl.activities.kube.Revision;
import dev.pawl.activities.marks.Marks;
import dev.pawl.activities.marks.NodeFacts;
import dev.pawl.activities.marks.NodeWriter;
import dev.pawl.activities.step.Pulse;
import dev.pawl.activities.step.Rest;
import dev.pawl.planner.hold.Hold;
import dev.pawl.planner.hold.HoldCode;
import dev.pawl.workflows.activity.PoolActivities.DrainReport;
import dev.pawl.workflows.activity.PoolActivities.DrainRequest;
import dev.pawl.workflows.failure.StepFailure;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a drain; {@link Drainer} tells the algorithm. */
final class NodeDrain implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(NodeDrain.class);

  /** The safety net below the watches, while something can still be done. */
  private static final Duration LOOK = Duration.ofSeconds(2);

  private static final Duration LOOK_LATEST = Duration.ofSeconds(5);

  /** The same while pods end: the watch says when the last one is gone. */
  private static final Duration LOOK_AT_LEAVING = Duration.ofSeconds(5);

  private static final Duration LOOK_AT_LEAVING_LATEST = Duration.ofSeconds(15);

  /** The scheduler may be binding a pod that it chose the node for before the cordon. */
  private static final Duration SETTLE = Duration.ofMillis(500);

  private final KubernetesClient client;
  private final DrainRequest request;
  private final Pulse pulse;
  private final Clock clock;
  private final EvictionCrew crew;
  private final DrainWatches watches;
  private final AttachedVolumes volumes;
  private final Force force;
  private final GiveWay giveWay;

  private Hold givenUp;

  /** Of the node as it was last seen or written; null where it is gone. */
  private String revision;

  private boolean saidTimeout;
  private int looks;

  NodeDrain(
      KubernetesClient client, DrainRequest request, Pulse pulse, Clock clock, BudgetLocks locks) {
    this.client = client;
    this.request = request;
    this.pulse = pulse;
    this.clock = clock;
    this.crew = new EvictionCrew(client, pulse, clock, locks);
    this.watches = new DrainWatches(client, request.node(), pulse::wake);
    this.force = new Force(client, request.drain(), clock);
    this.volumes = new AttachedVolumes(client, request.node());
    this.giveWay =
        new GiveWay(
            client, request.pool().pool(), request.pool().upgrade().id(), request.node(), clock);
  }

  /** What one look found. */
  private enum Found {
    DRAINED,
    /** Every pod that has to go is on its way. */
    LEAVING,
    WORK_LEFT
  }

  /** Returns when the node is drained or gone, or its drain is given up. */
  DrainReport run(String template) {
    while (true) {
      pulse.check();
      Instant begun = clock.instant();
      Optional<Block> waits = giveWay.waits();
      Optional<Node> node = waits.isEmpty() ? cordon() : read();
      revision = node.map(Revision::of).orElse(null);
      Found found =
          node.map(n -> waits.map(w -> stand(n, w)).orElseGet(() -> step(n))).orElse(Found.DRAINED);
      if (found == Found.DRAINED) {
        pulse.moving();
        log.atInfo()
            .addKeyValue("upgrade", request.pool().upgrade().name())
            .addKeyValue("pool", request.pool().pool().name())
            .addKeyValue("node", request.node())
            .addKeyValue("evicted", crew.evicted())
            .log(node.isEmpty() ? "the node is gone" : "the node is drained");
        return new DrainReport(crew.evicted(), template, null, revision);
      }
      if (givenUp != null) {
        log.atWarn()
            .addKeyValue("upgrade", request.pool().upgrade().name())
            .addKeyValue("pool", request.pool().pool().name())
            .addKeyValue("node", request.node())
            .log("the drain is given up: {}", givenUp.message());
        return new DrainReport(crew.evicted(), template, givenUp, revision);
      }
      pulse.pause(looks == 1 ? SETTLE : rest(found, Duration.between(begun, clock.instant())));
    }
  }

  /** Many drains at once had better not ask more of an API server that is slow already. */
  private static Duration rest(Found found, Duration look) {
    return found == Found.LEAVING
        ? Rest.after(look, LOOK_AT_LEAVING, LOOK_AT_LEAVING_LATEST)
        : Rest.after(look, LOOK, LOOK_LATEST);
  }

  private Optional<Node> read() {
    return Optional.ofNullable(client.nodes().withName(request.node()).get());
  }

  /** Nothing is done now. */
  private Found stand(Node node, Block block) {
    tell(List.of(block), List.of(), NodeFacts.drainBegunAt(node).orElseGet(clock::instant));
    return Found.WORK_LEFT;
  }

  /** Empty where the node is gone. Again in every round: a node that takes pods never drains. */
  private Optional<Node> cordon() {
    String upgrade = request.pool().upgrade().id();
    UnaryOperator<Node> cordon = Marks.beginDrain(upgrade, clock.instant());
    UnaryOperator<Node> begin =
        request.drain().waits().loadBalancer().isZero()
            ? cordon
            : node -> Marks.leaveLoadBalancers(upgrade).apply(cordon.apply(node));
    if (!request.pool().pool().inPlace()) {
      return new NodeWriter(client).change(request.node(), begin);
    }
    return new NodeWriter(client)
        .change(
            request.node(),
            node -> Marks.recordOrigin(upgrade, originOf(node)).apply(begin.apply(node)));
  }

  private static String originOf(Node node) {
    return NodeFacts.version(node).toString();
  }

  /** One look and what follows from it. */
  private Found step(Node node) {
    Instant now = clock.instant();
    Instant begun = NodeFacts.drainBegunAt(node).orElse(now);
    DrainMoment moment = new DrainMoment(begun, now, NodeReach.unreachable(node));
    Census census = Census.of(pods(), new PodFilters(request.drain(), moment));
    looks++;
    Duration loadBalancers = request.drain().waits().loadBalancer();
    if (moment.sinceBegun().compareTo(loadBalancers) < 0) {
      Block block = new Block.ByLoadBalancers(request.node(), loadBalancers);
      tell(List.of(block), census.waiting(), begun);
      return Found.WORK_LEFT;
    }
    if (census.empty()) {
      return looks > 1 && detached(census, moment) ? Found.DRAINED : Found.WORK_LEFT;
    }
    watches.awaitPods(census.toGo());
    List<Block> blocks = crew.work(census.turn(), begun);
    watches.awaitBudgets(crew.blocking());
    blocks.addAll(census.blocked());
    blocks.addAll(census.stuck(request.node(), moment.unreachable(), clock.instant()));
    if (isOver(begun) && force.applies()) {
      blocks = force.instead(node, blocks, census.toEvict(), crew::count);
    }
    tell(blocks, census.waiting(), begun);
    if (census.leaving().isEmpty()) {
      giveWay.look(blocks).ifPresent(b -> stand(node, b));
    }
    return census.onlyLeaving() && watches.standing() ? Found.LEAVING : Found.WORK_LEFT;
  }

  private boolean isOver(Instant begun) {
    return !clock.instant().isBefore(begun.plus(request.drain().timeout()));
  }

  private boolean detached(Census census, DrainMoment moment) {
    // Nobody can detach what an unreachable node holds; its machine is removed to get it back.
    List<Block.Attachment> attached =
        moment.unreachable() ? List.of() : volumes.look(census.staying());
    if (attached.isEmpty()) {
      return true;
    }
    tell(List.of(new Block.ByVolumes(request.node(), attached)), List.of(), moment.begun());
    return false;
  }

  private List<Pod> pods() {
    return client
        .pods()
        .inAnyNamespace()
        .withField("spec.nodeName", request.node())
        .list()
        .getItems();
  }

  private void tell(List<Block> blocks, List<String> waiting, Instant begun) {
    Optional<Hold> hold = BlockedDrain.hold(blocks);
    Duration timeout = request.drain().timeout();
    if (isOver(begun)) {
      Hold over = BlockedDrain.timeout(request.node(), timeout, hold, waiting);
      switch (request.atTimeout()) {
        case GO_ON -> sayTimeout(BlockedDrain.notQuarantined(over, request.quarantined()));
        case FAIL -> throw StepFailure.of(over);
        case REPORT -> givenUp = over;
      }
    } else if (hold.isEmpty()) {
      pulse.moving();
    } else if (hold.get().code() == HoldCode.BUDGET_NEVER) {
      // Waiting cannot change it: a person shall hear of it at once.
      pulse.holdNow(hold.get());
    } else {
      pulse.hold(hold.get());
    }
  }

  private void sayTimeout(Hold over) {
    if (saidTimeout) {
      pulse.hold(over);
    } else {
      pulse.holdNow(over);
      saidTimeout = true;
    }
  }

  @Override
  public void close() {
    watches.close();
    crew.close();
  }
}
