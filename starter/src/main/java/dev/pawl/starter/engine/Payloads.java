package dev.pawl.starter.engine;

import dev.pawl.worker.TemporalConnection;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverter;
import java.util.Optional;

/** Reads what is stored in Temporal. */
public final class Payloads {

  private final DataConverter converter;

  public Payloads(TemporalConnection temporal) {
    this.converter = temporal.client().getOptions().getDataConverter();
  }

  /** The first value, or null where there is none. */
  public <T> T first(io.temporal.api.common.v1.Payloads payloads, Class<T> type) {
    return payloads.getPayloadsCount() == 0
        ? null
        : converter.fromPayloads(0, Optional.of(payloads), type, type);
  }

  /** The text of one payload, or null where there is none. */
  public String text(Payload payload) {
    return payload == null ? null : converter.fromPayload(payload, String.class, String.class);
  }
}
