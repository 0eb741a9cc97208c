package dev.pawl.activities.addon.object;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What an addon would do to one object.
 *
 * @param object {@code Kind/namespace/name} or {@code Kind/name}
 * @param fields those that differ; none where the object is created, or only its owner changes
 * @param problem a sentence on what is in the way; null where nothing is
 * @param note what is to be known of it beside that; null where nothing is
 */
public record ObjectChange(
    String object, What what, List<FieldChange> fields, String problem, String note) {

  public ObjectChange {
    fields = List.copyOf(fields);
  }

  /** What becomes of it. */
  public enum What {
    @JsonProperty("create")
    CREATE,
    @JsonProperty("change")
    CHANGE,
    /** Deleted, and made anew. */
    @JsonProperty("recreate")
    RECREATE,
    @JsonProperty("remove")
    REMOVE
  }

  /** One that is not there yet. */
  public static ObjectChange create(String object) {
    return new ObjectChange(object, What.CREATE, List.of(), null, null);
  }

  /** One that the server could not be asked about. */
  public static ObjectChange unasked(String object, String why) {
    return new ObjectChange(object, What.CREATE, List.of(), null, why);
  }

  /** One that the source no longer has. */
  public static ObjectChange remove(String object) {
    return new ObjectChange(object, What.REMOVE, List.of(), null, null);
  }

  /** One that is there, with what differs. */
  public static ObjectChange change(String object, List<FieldChange> fields) {
    return new ObjectChange(object, What.CHANGE, fields, null, null);
  }

  ObjectChange as(What other) {
    return new ObjectChange(object, other, fields, problem, note);
  }

  /** The same with another sentence on what is in the way. */
  public ObjectChange but(String sentence) {
    return new ObjectChange(object, what, fields, sentence, note);
  }

  /** One that cannot be changed as it is to be, or of which that is not known. */
  public static ObjectChange inTheWay(String object, String problem) {
    return new ObjectChange(object, What.CHANGE, List.of(), problem, null);
  }
}
