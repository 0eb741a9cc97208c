package dev.pawl.activities.checks;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Duration;
import java.time.Instant;

/** How long ago something was. */
public final class Ages {

  private Ages() {}

  /** Since a timestamp of the API; zero where it is missing. */
  public static Duration since(String timestamp, Instant now) {
    return timestamp == null ? Duration.ZERO : Duration.between(Instant.parse(timestamp), now);
  }

  /** Since an object was made. */
  public static Duration of(HasMetadata object, Instant now) {
    return since(object.getMetadata().getCreationTimestamp(), now);
  }

  /** In a person's words: {@code 3 days}, {@code 14 min}. */
  public static String words(Duration age) {
    if (age.toDays() > 1) {
      return age.toDays() + " days";
    }
    return age.toHours() > 1 ? age.toHours() + " h" : age.toMinutes() + " min";
  }
}
