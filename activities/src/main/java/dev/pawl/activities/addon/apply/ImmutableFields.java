package dev.pawl.activities.addon.apply;

import dev.pawl.activities.addon.object.AddonObject;
import dev.pawl.activities.addon.object.Kinds;
import dev.pawl.planner.spec.AddonDriver;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Fields that a file wants to change and the API server never changes on an object that is there.
 *
 * @param fields each with the server's words on it
 */
public record ImmutableFields(List<StatusCause> fields) {

  /** As the validations of Kubernetes write it; they share no reason that a program could read. */
  private static final Pattern NEVER =
      Pattern.compile(
          "immutable|may not (be )?change|can ?not (be )?change"
              + "|updates to .* (are|is) forbidden|forbidden to (be )?change");

  /** Empty where the server says something else. */
  public static Optional<ImmutableFields> of(KubernetesClientException e) {
    List<StatusCause> fields =
        ServerRefusal.causes(e).stream()
            .filter(c -> NEVER.matcher(String.valueOf(c.getMessage())).find())
            .toList();
    return fields.isEmpty() ? Optional.empty() : Optional.of(new ImmutableFields(fields));
  }

  /** Which, and what to do. */
  String sentence(AddonObject object, AddonDriver driver) {
    String which =
        fields.stream()
            .map(c -> "%s (%s)".formatted(c.getField(), words(c.getMessage())))
            .distinct()
            .collect(Collectors.joining(", "));
    String recreate =
        driver == AddonDriver.MANIFESTS && AddonObject.isRecreated(object.object())
            ? "; or start anew with 'driver: recreate', which does that"
            : "";
    return "%s of %s cannot change to what %s says: %s. Write back what the object has; or delete it (kubectl delete %s) and retry, and it is made anew%s"
        .formatted(
            fields.size() == 1 ? "a field" : fields.size() + " fields",
            object.spoken(),
            object.file(),
            which,
            named(object),
            recreate);
  }

  /** Without the value, which may be long, or secret. */
  private static String words(String message) {
    return message.substring(message.lastIndexOf(": ") + 1).strip();
  }

  private static String named(AddonObject object) {
    String group = Kinds.group(object.object().getApiVersion());
    String kind = object.kind().toLowerCase(Locale.ROOT);
    String namespace = object.namespace() == null ? "" : " -n " + object.namespace();
    return kind + (group.isEmpty() ? "" : "." + group) + " " + object.name() + namespace;
  }
}
