package dev.pawl.planner.rollout;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.pawl.planner.hold.Hold;
import java.time.Instant;
import java.util.List;

/** What to do next with a pool, always by name, and why. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Decision.Surge.class, name = "surge"),
  @JsonSubTypes.Type(value = Decision.Retire.class, name = "retire"),
  @JsonSubTypes.Type(value = Decision.Drop.class, name = "drop"),
  @JsonSubTypes.Type(value = Decision.Release.class, name = "release"),
  @JsonSubTypes.Type(value = Decision.Soak.class, name = "soak"),
  @JsonSubTypes.Type(value = Decision.Rest.class, name = "rest"),
  @JsonSubTypes.Type(value = Decision.Stop.class, name = "stop"),
  @JsonSubTypes.Type(value = Decision.Wait.class, name = "wait"),
  @JsonSubTypes.Type(value = Decision.Done.class, name = "done")
})
public sealed interface Decision {

  /** A sentence for a person. */
  String why();

  /** Make machines and wait until their nodes have joined. */
  record Surge(List<Replacement> machines, String why) implements Decision {
    public Surge {
      machines = List.copyOf(machines);
    }
  }

  /** Drain nodes; then remove their machines, or change them in place. */
  record Retire(List<String> nodes, String why) implements Decision {
    public Retire {
      nodes = List.copyOf(nodes);
    }
  }

  /** Drain and remove machines in whose place nothing comes. */
  record Drop(List<String> machines, String why) implements Decision {
    public Drop {
      machines = List.copyOf(machines);
    }
  }

  /** Take this upgrade's cordon and taint off nodes that stay. */
  record Release(List<String> nodes, String why) implements Decision {
    public Release {
      nodes = List.copyOf(nodes);
    }
  }

  /** The canary is through: watch it before the others follow. */
  record Soak(String why) implements Decision {}

  /**
   * Nothing is under way, and no node may begin.
   *
   * @param until when to look again; null where nobody knows
   */
  record Rest(Instant until, Hold hold, String why) implements Decision {}

  /** No other node begins before a person has looked; what has begun goes on. */
  record Stop(Hold hold, String why) implements Decision {}

  /** Nothing new can begin. */
  record Wait(Hold hold, String why) implements Decision {}

  /** The goal is reached. */
  record Done(String why) implements Decision {}
}
