package dev.pawl.planner.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.planner.spec.text.SchemaWriter;

/**
 * The JSON Schema of an upgrade.yaml, for editors, from the same records that {@link SpecReader}
 * binds. It knows types, words and required fields; contradictions between fields only the reader
 * finds.
 */
public final class SpecSchema {

  /** The schema as text, the same on every platform. */
  public String json() {
    ObjectNode schema =
        new SchemaWriter(SpecScalars.all())
            .write(UpgradeDocument.class, "Pawl ClusterUpgrade, " + UpgradeDocument.API_VERSION);
    DefaultIndenter twoSpaces = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(twoSpaces).withArrayIndenter(twoSpaces);
    try {
      return new ObjectMapper().writer(printer).writeValueAsString(schema) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always JSON", e);
    }
  }
}
